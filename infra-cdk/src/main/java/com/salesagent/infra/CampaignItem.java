package com.salesagent.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Prints the campaign {@code default} of a stage's file as the item that its table holds, for
 * {@code aws dynamodb put-item}; {@code ./campaign} calls it.
 */
public final class CampaignItem {
    private CampaignItem() {}

    /** The argument is the stage's name. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of("stages", arguments[0] + ".properties");
        System.out.println(json(Stage.campaign(file)));
    }

    /** The item in DynamoDB's JSON. */
    static String json(Map<String, String> settings) {
        ObjectNode item = new ObjectMapper().createObjectNode();
        item.putObject("counter_id").put("S", "CAMPAIGN#default");
        item.putObject("bucket").put("S", "SETTINGS");
        ObjectNode values = item.putObject("settings").putObject("M");
        settings.forEach((name, value) -> values.putObject(name).put("S", value));
        return item.toString();
    }
}
