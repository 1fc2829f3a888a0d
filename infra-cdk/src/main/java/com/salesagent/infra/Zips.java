package com.salesagent.infra;

import com.salesagent.application.Application;
import com.salesagent.application.Function;
import com.salesagent.application.Trigger.Route;

import java.nio.file.Path;

/** Where Maven puts what Lambda gets. */
final class Zips {
    private final Path home;

    /**
     * @param home the folder with the root pom
     */
    Zips(Path home) {
        this.home = home;
    }

    /**
     * The zip of a function's module; the lean one where anybody can call the function, since there
     * a person or a mail provider waits for a cold start.
     */
    Path of(Function function) {
        return home.resolve(
                "functions/%s/target/%s-%s.zip"
                        .formatted(
                                function.module(),
                                function.module(),
                                edge(function) ? "edge" : "function"));
    }

    /** Whether anybody can call the function. */
    static boolean edge(Function function) {
        return routed(function, true);
    }

    /** Whether somebody waits for the function's answer. */
    static boolean answersPeople(Function function) {
        return routed(function, false);
    }

    private static boolean routed(Function function, boolean onlyOpen) {
        return Application.triggers().stream()
                .filter(Route.class::isInstance)
                .map(Route.class::cast)
                .anyMatch(
                        route ->
                                route.function().equals(function.name())
                                        && (route.open() || !onlyOpen));
    }
}
