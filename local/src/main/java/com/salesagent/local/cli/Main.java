package com.salesagent.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code ./sales-agent}. */
@Command(
        name = "sales-agent",
        description =
                "Finds companies, writes to them, and sends nothing that you did not approve.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        version = "0.1.0",
        footer = {
            "",
            "Start here:  ./sales-agent run --industry healthcare --location \"Buffalo, NY\""
                    + " --count 10",
            "Exit codes:  0 done, 1 failed, 2 bad arguments, 3 done with leads that failed"
        },
        subcommands = {
            RunCommand.class,
            UpCommand.class,
            StatusCommand.class,
            HealthCommand.class,
            LeadCommand.class,
            ContactCommand.class,
            SendsCommand.class,
            SendingCommand.class,
            StopCommand.class,
            StartCommand.class,
            SuppressionCommand.class,
            PersonCommand.class,
            AuditCommand.class,
            ClockCommand.class,
            EnvCommand.class,
            ResetCommand.class,
            BenchCommand.class,
            EvalCommand.class,
            ReportCommand.class,
            RepliesCommand.class
        })
public final class Main implements Callable<Integer> {
    /** They start, move or measure a local cloud. */
    private static final Set<String> LOCAL_ONLY =
            Set.of("up", "clock", "env", "reset", "bench", "eval");

    @Spec private CommandSpec spec;

    @Option(
            names = "--stage",
            paramLabel = "NAME",
            description = "A deployed stage instead of the local cloud, with your AWS credentials.")
    private String stage = "";

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "The address of a deployed API, if it is not looked up by --stage.")
    private String api = "";

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(err);
        return new CommandLine(new Main())
                .setExecutionStrategy(Main::execute)
                .setExecutionExceptionHandler(failures())
                .setParameterExceptionHandler(Main::badArguments)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    private static int execute(ParseResult parsed) {
        Main main = (Main) parsed.commandSpec().userObject();
        if ((main.stage.isEmpty() && main.api.isEmpty()) || !parsed.hasSubcommand()) {
            return new RunLast().execute(parsed);
        }
        CommandLine command = parsed.subcommand().commandSpec().commandLine();
        if (LOCAL_ONLY.contains(command.getCommandName())) {
            throw new ParameterException(
                    command,
                    "%s is for the local cloud only; leave --stage and --api away"
                            .formatted(command.getCommandName()));
        }
        try {
            return ScopedValue.where(Deployment.CURRENT, new Deployment(main.stage, main.api))
                    .call(() -> new RunLast().execute(parsed));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            return e.exitCode();
        }
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    private static IExecutionExceptionHandler failures() {
        return (failure, commandLine, parsed) -> {
            System.err.println(Failure.inWords(failure));
            return failure instanceof Failure known ? known.exitCode() : Failure.FAILED;
        };
    }

    private static int badArguments(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        System.err.println(problem.getMessage());
        System.err.println("Help: ./" + command.getCommandSpec().qualifiedName() + " --help");
        return Failure.BAD_ARGUMENTS;
    }
}
