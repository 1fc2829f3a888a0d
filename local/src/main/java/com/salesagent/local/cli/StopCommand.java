package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** {@code stop}: nothing more leaves for prospects, within one email. */
@Command(
        name = "stop",
        description = "Stop all mail to prospects at once, or one campaign's.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
    @Option(names = "--campaign", paramLabel = "NAME", defaultValue = "")
    private String campaign;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Shown with each email that is held back.")
    private String reason;

    @Override
    public Integer call() {
        ObjectNode body = Api.object();
        body.put("campaign", campaign);
        body.put("reason", reason);
        return Compliance.tell("/sending/stop", body);
    }
}
