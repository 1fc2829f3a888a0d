package com.salesagent.compliance;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.platform.ApiAnswers;
import com.salesagent.platform.BadRequest;
import com.salesagent.platform.Json;

import java.util.Map;

/** The fields of a request's JSON body. Addresses stand here and never in a path. */
record Body(Map<String, Object> fields) {
    private static final int LONGEST = 200;

    static Body of(APIGatewayProxyRequestEvent request) {
        String text = ApiAnswers.body(request);
        return new Body(text.isBlank() ? Map.of() : Json.object(text));
    }

    /** A text of any length; blank if missing. */
    String text(String field) {
        return fields.get(field) instanceof String text ? text : "";
    }

    /** One line of at most 200 characters; blank if missing. */
    String line(String field) {
        String value = text(field).strip();
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new BadRequest(field, value, "one line of at most 200 characters");
        }
        return value;
    }

    String line(String field, String otherwise) {
        String value = line(field);
        return value.isEmpty() ? otherwise : value;
    }

    String address() {
        String value = line("address");
        if (!Addresses.valid(value)) {
            throw new BadRequest("address", value, "an email address such as dana@company.com");
        }
        return Addresses.normalised(value);
    }

    String actor() {
        return line("actor", "sales");
    }
}
