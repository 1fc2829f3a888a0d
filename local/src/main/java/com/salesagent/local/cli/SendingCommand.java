package com.salesagent.local.cli;

import com.salesagent.domain.campaign.Campaign;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** {@code sending}: whether mail may leave, and how the sender stands. */
@Command(
        name = "sending",
        description = "Whether a campaign may send now, and what a person should look at.",
        mixinStandardHelpOptions = true)
final class SendingCommand implements Callable<Integer> {
    @Option(names = "--campaign", paramLabel = "NAME", defaultValue = Campaign.DEFAULT)
    private String campaign;

    @Override
    public Integer call() {
        try (Connection cloud = Connection.attach(Places.current())) {
            System.out.println(
                    cloud.api().get("/sending?campaign=" + Api.encoded(campaign)).toPrettyString());
        }
        return 0;
    }
}
