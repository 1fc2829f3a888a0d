package com.salesagent.orchestrator;

import com.salesagent.platform.dynamodb.Parallel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Asks each thing that the application stands on whether it answers. Changes nothing. */
final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    /**
     * One thing to ask.
     *
     * @param name for people: {@code table leads}
     * @param question answers with a detail for people, without secrets; throws if all isn't well
     */
    record Dependency(String name, Supplier<String> question) {}

    /**
     * What it said.
     *
     * @param detail such as how much waits; what to do where it failed
     */
    record State(String name, boolean well, String detail, long millis) {}

    private final List<Dependency> dependencies;
    private final InstantSource clock;

    Health(List<Dependency> dependencies, InstantSource clock) {
        this.dependencies = List.copyOf(dependencies);
        this.clock = clock;
    }

    /** A thing that isn't as it should be, with a sentence for people. */
    static final class Unwell extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unwell(String sentence) {
            super(sentence);
        }
    }

    /** The state of each, asked side by side. */
    Map<String, Object> report() {
        List<State> states = Parallel.map(dependencies, this::ask);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("status", states.stream().allMatch(State::well) ? "ok" : "degraded");
        report.put("dependencies", states.stream().map(Health::view).toList());
        return report;
    }

    private State ask(Dependency dependency) {
        long asked = clock.millis();
        boolean well = false;
        String detail;
        try {
            detail = dependency.question().get();
            well = true;
        } catch (Unwell e) {
            detail = e.getMessage();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("detail", dependency.name()).setCause(e).log("health.failed");
            detail = "does not answer; the log of orchestrator-health has the reason";
        }
        return new State(dependency.name(), well, detail, clock.millis() - asked);
    }

    private static Map<String, Object> view(State state) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", state.name());
        view.put("state", state.well() ? "ok" : "failed");
        view.put("detail", state.detail());
        view.put("millis", state.millis());
        return view;
    }
}
