package com.salesagent.local.cli;

import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Options of the commands that may start a local cloud. They are settings of that cloud, so a
 * running one refuses them.
 */
final class CloudOptions {
    @Option(
            names = "--offline",
            description = "No request leaves the machine: no websites, no model.")
    boolean offline;

    @Option(
            names = "--contacts",
            paramLabel = "real|demonstration",
            description = "real: never a made-up contact. Default: demonstration.")
    String contacts;

    @Option(
            names = "--pacing",
            description = "Keep to windows, ramp, gaps and caps as on AWS; off here by default.")
    boolean pacing;

    @Option(
            names = "--daily-cap",
            paramLabel = "N",
            description = "Emails a day, follow-ups included. Default: 50.")
    Integer dailyCap;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting of local/sales-agent.properties.")
    Map<String, String> settings = new LinkedHashMap<>();

    Map<String, String> overrides() {
        Map<String, String> overrides = new LinkedHashMap<>();
        if (offline) {
            overrides.put("WEBSITES", "off");
            overrides.put("MODEL_PROVIDER", "none");
        }
        if (contacts != null) {
            overrides.put("CONTACTS", contacts);
        }
        if (pacing) {
            overrides.put("PACING", "on");
        }
        if (dailyCap != null) {
            overrides.put("DAILY_CAP", Integer.toString(dailyCap));
        }
        overrides.putAll(settings);
        return overrides;
    }
}
