package com.salesagent.local.cli;

import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/** {@code bench}. */
@Command(name = "bench", description = "Measure.", mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
