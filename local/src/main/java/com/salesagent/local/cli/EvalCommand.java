package com.salesagent.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;

/** {@code eval}: how well replies are read, on a file of your own. */
@Command(
        name = "eval",
        description = "Score the reading of replies on your own file: extraction or intent.",
        mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
    // Loaded by name, as the functions are: this module is not compiled against the agents.
    private static final String EVALUATION = "com.salesagent.tracker.reply.Evaluation";

    @Parameters(index = "0", paramLabel = "extraction|intent")
    private String what;

    @Parameters(
            index = "1",
            paramLabel = "FILE.jsonl",
            description = "Rows with id and raw, html or text.")
    private String file;

    @Override
    public Integer call() throws ReflectiveOperationException {
        String[] arguments = {what, file};
        try {
            return (Integer)
                    Class.forName(EVALUATION)
                            .getMethod("run", String[].class, PrintStream.class, PrintStream.class)
                            .invoke(null, arguments, System.out, System.err);
        } catch (InvocationTargetException e) {
            throw Failure.failed(Failure.inWords(e.getCause()));
        }
    }
}
