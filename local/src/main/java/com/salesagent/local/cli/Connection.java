package com.salesagent.local.cli;

import com.salesagent.local.CannotStart;
import com.salesagent.local.Endpoints;
import com.salesagent.local.LocalCloud;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A local cloud, one that is up already or one of this process; or a deployment. */
final class Connection implements AutoCloseable {
    private final Api api;
    private final Endpoints endpoints;
    private final LocalCloud own;

    private Connection(Endpoints endpoints, LocalCloud own) {
        this(new Api(URI.create(endpoints.http())), endpoints, own);
    }

    private Connection(Api api, Endpoints endpoints, LocalCloud own) {
        this.api = api;
        this.endpoints = endpoints;
        this.own = own;
    }

    private static Optional<Connection> deployed() {
        return Deployment.current().map(deployment -> new Connection(deployment.api(), null, null));
    }

    /**
     * Finds a cloud that is up.
     *
     * @throws Failure if none is
     */
    static Connection attach(Places places) {
        return deployed()
                .or(() -> running(places).map(endpoints -> new Connection(endpoints, null)))
                .orElseThrow(
                        () ->
                                Failure.failed(
                                        "no local cloud is up; start one with ./sales-agent up"
                                                + " or ./sales-agent run"));
    }

    static Connection attachOrStart(Places places, CloudOptions options, Console console) {
        Optional<Connection> deployed = deployed();
        if (deployed.isPresent()) {
            if (!options.overrides().isEmpty()) {
                throw Failure.badArgument(
                        "a deployment has settings of its own, so "
                                + String.join(", ", options.overrides().keySet())
                                + " can't be set here; change the stage's file and deploy");
            }
            return deployed.get();
        }
        Optional<Endpoints> running = running(places);
        if (running.isPresent()) {
            if (!options.overrides().isEmpty()) {
                throw Failure.badArgument(
                        "a local cloud is up with its own settings, so "
                                + String.join(", ", options.overrides().keySet())
                                + " can't be set now; stop it first, or leave the options away");
            }
            console.line("Using the local cloud at " + running.get().http() + ".");
            return new Connection(running.get(), null);
        }
        return start(places, options, console);
    }

    static Connection start(Places places, CloudOptions options, Console console) {
        long start = System.nanoTime();
        try {
            LocalCloud cloud =
                    LocalCloud.start(
                            LocalCloud.Options.in(places.state()).with(options.overrides()));
            cloud.whenOutOfRoom(Connection::stop);
            console.line(
                    String.format(
                            Locale.ENGLISH,
                            "The local cloud is up after %.1f s at %s (mailbox: %s).",
                            (System.nanoTime() - start) / 1e9,
                            cloud.endpoints().http(),
                            cloud.endpoints().mailbox()));
            return new Connection(cloud.endpoints(), cloud);
        } catch (CannotStart e) {
            throw Failure.failed(e.getMessage());
        }
    }

    private static void stop(String why) {
        System.err.println(why);
        System.exit(Failure.FAILED);
    }

    /** The cloud that the state folder tells of, if it answers. */
    static Optional<Endpoints> running(Places places) {
        if (!Files.exists(places.cloudFile())) {
            return Optional.empty();
        }
        try {
            Endpoints endpoints = Endpoints.parse(Files.readString(places.cloudFile()));
            return answers(endpoints) ? Optional.of(endpoints) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean answers(Endpoints endpoints) {
        boolean alive = ProcessHandle.of(endpoints.pid()).map(ProcessHandle::isAlive).orElse(false);
        if (!alive) {
            return false;
        }
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(endpoints.http() + "/health"))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            return http.send(request, BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Api api() {
        return api;
    }

    /** Of the local cloud; a deployment has none that we know. */
    Endpoints endpoints() {
        if (endpoints == null) {
            throw Failure.badArgument("this works on the local cloud only; leave --stage away");
        }
        return endpoints;
    }

    /** Stops the cloud, if it is this process's own. */
    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
