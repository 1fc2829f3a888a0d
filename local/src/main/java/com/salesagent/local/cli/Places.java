package com.salesagent.local.cli;

import java.nio.file.Path;

/** Where the checkout and the local cloud's state are; the launcher says so. */
record Places(Path checkout, Path state) {
    static Places current() {
        Path checkout =
                Path.of(System.getProperty("sales-agent.home", ".")).toAbsolutePath().normalize();
        Path state = Path.of(System.getProperty("sales-agent.state", checkout + "/.local"));
        return new Places(checkout, state.toAbsolutePath().normalize());
    }

    /** Which ports a running cloud has. */
    Path cloudFile() {
        return state.resolve("cloud.json");
    }
}
