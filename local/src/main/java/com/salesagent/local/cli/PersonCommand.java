package com.salesagent.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code person}: what is held about somebody, and its end. */
@Command(
        name = "person",
        description = "Show what is held about a person, or erase it.",
        mixinStandardHelpOptions = true)
final class PersonCommand {
    @Command(
            name = "export",
            description = "Everything held about the person behind an address, as JSON.",
            mixinStandardHelpOptions = true)
    int export(@Parameters(paramLabel = "ADDRESS") String address) {
        return Compliance.tell("/person/export", Api.object().put("address", address));
    }

    @Command(
            name = "erase",
            description = {
                "Erase it everywhere, for good, and print a receipt.",
                "The address stays suppressed, by its hash."
            },
            mixinStandardHelpOptions = true)
    int erase(@Parameters(paramLabel = "ADDRESS") String address) {
        return Compliance.tell("/person/erase", Api.object().put("address", address));
    }
}
