package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code clock}: moves the local cloud's time forward, never back. */
@Command(
        name = "clock",
        description =
                "Show the local cloud's time, or move it: +3d, +12h, +30m, or next: to the next"
                        + " planned email.",
        mixinStandardHelpOptions = true)
final class ClockCommand implements Callable<Integer> {
    private static final Pattern STEP = Pattern.compile("\\+(\\d{1,4})([dhm])");

    @Parameters(
            arity = "0..1",
            paramLabel = "+TIME|next",
            description = "Days, hours or minutes; or the next thing that is due.")
    private String step;

    @Override
    public Integer call() {
        String forward = step == null || step.equals("next") ? step : parse(step).toString();
        try (Connection cloud = Connection.attach(Places.current())) {
            JsonNode clock =
                    forward == null
                            ? cloud.api().get("/local/clock")
                            : cloud.api()
                                    .post("/local/clock", Api.object().put("advance", forward));
            String reached = clock.path("reached").asText("");
            System.out.println(
                    "It is %s in the local cloud%s"
                            .formatted(
                                    clock.path("now").asText(),
                                    reached.isEmpty() ? "." : ": " + reached + "."));
        }
        return 0;
    }

    private static Duration parse(String step) {
        Matcher matcher = STEP.matcher(step);
        if (!matcher.matches()) {
            throw Failure.badArgument(
                    "the time must be next or such as +3d, +12h or +30m, got \"" + step + "\"");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
