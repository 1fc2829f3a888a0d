package com.salesagent.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints the campaign {@code default} of a stage's file as the items that its table holds, for
 * {@code aws dynamodb batch-write-item}; {@code ./campaign} calls it.
 */
public final class CampaignItem {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CampaignItem() {}

    /** The arguments are the stage's and the table's name. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of("stages", arguments[0] + ".properties");
        ObjectNode requests = JSON.createObjectNode();
        ArrayNode writes = requests.putArray(arguments[1]);
        for (ObjectNode item : items(Stage.campaign(file))) {
            writes.addObject().putObject("PutRequest").set("Item", item);
        }
        System.out.println(requests);
    }

    /** The items in DynamoDB's JSON: the settings, and the campaign under its sender's domain. */
    static List<ObjectNode> items(Map<String, String> settings) {
        ObjectNode item = key("CAMPAIGN#default", "SETTINGS");
        ObjectNode values = item.putObject("settings").putObject("M");
        settings.forEach(
                (name, value) -> {
                    if (!value.isEmpty()) {
                        values.putObject(name).put("S", value);
                    }
                });
        String address = settings.get("SENDER_ADDRESS");
        String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        return List.of(item, key("SENDER_DOMAIN#" + domain, "CAMPAIGN#default"));
    }

    private static ObjectNode key(String partition, String sort) {
        ObjectNode item = JSON.createObjectNode();
        item.putObject("counter_id").put("S", partition);
        item.putObject("bucket").put("S", sort);
        return item;
    }
}
