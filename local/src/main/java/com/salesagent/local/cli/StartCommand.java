package com.salesagent.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** {@code start}: takes a stop back. */
@Command(
        name = "start",
        description = "Let mail leave again after a stop.",
        mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {
    @Option(names = "--campaign", paramLabel = "NAME", defaultValue = "")
    private String campaign;

    @Override
    public Integer call() {
        return Compliance.tell("/sending/start", Api.object().put("campaign", campaign));
    }
}
