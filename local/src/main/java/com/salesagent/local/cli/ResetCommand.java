package com.salesagent.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code reset}: forgets all that the local cloud knows. */
@Command(
        name = "reset",
        description = "Delete the local cloud's state: leads, runs, mail, queues.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {
    @Option(names = "--yes", description = "Don't ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        Places places = Places.current();
        if (Connection.running(places).isPresent()) {
            throw Failure.failed("a local cloud is up; stop it first (Ctrl-C where it runs)");
        }
        if (!Files.exists(places.state())) {
            System.out.println("There is nothing to delete.");
            return 0;
        }
        if (!Files.exists(places.state().resolve("version"))) {
            throw Failure.failed(
                    places.state() + " was not made by the local cloud, so it is left alone");
        }
        if (!yes && !confirmed(places.state())) {
            System.out.println("Nothing was deleted.");
            return 0;
        }
        delete(places.state());
        System.out.println("Deleted " + places.state() + "; the next start is the first.");
        return 0;
    }

    private static boolean confirmed(Path state) {
        if (!System.console().isTerminal()) {
            throw Failure.badArgument("nobody can answer here; add --yes to delete " + state);
        }
        return "yes".equals(System.console().readLine("Delete %s? Type yes: ", state));
    }

    static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            try {
                Files.delete(path);
            } catch (IOException e) {
                throw new UncheckedIOException(path + " can't be deleted", e);
            }
        }
    }
}
