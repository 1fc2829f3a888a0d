package com.salesagent.infra;

import com.salesagent.application.Application;
import com.salesagent.application.Function;
import com.salesagent.application.Trigger.Route;

import java.nio.file.Path;
import java.util.Set;

/** Where Maven puts what Lambda gets. */
final class Zips {
    private static final Set<String> LEAN =
            Set.of("approvals-page", "outreach-unsubscribe", "tracker-intake");

    private final Path home;

    /**
     * @param home the folder with the root pom
     */
    Zips(Path home) {
        this.home = home;
    }

    /**
     * The zip of a function's module; a lean one for those where prospects, approvers and the mail
     * provider wait for a cold start.
     */
    Path of(Function function) {
        return home.resolve(
                "functions/%s/target/%s-%s.zip"
                        .formatted(
                                function.module(),
                                function.module(),
                                edge(function) ? "edge" : "function"));
    }

    /** Whether the function has a zip of its own kind, without what only its siblings need. */
    static boolean edge(Function function) {
        return LEAN.contains(function.name());
    }

    /** Whether somebody waits for the function's answer. */
    static boolean answersPeople(Function function) {
        return Application.triggers().stream()
                .anyMatch(
                        trigger ->
                                trigger instanceof Route
                                        && trigger.function().equals(function.name()));
    }
}
