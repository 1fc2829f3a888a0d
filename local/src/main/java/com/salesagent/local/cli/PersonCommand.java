package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

    @Command(
            name = "basis",
            description = "Record why it is lawful to write to a contact, where a law asks for it.",
            mixinStandardHelpOptions = true)
    int basis(
            @Parameters(paramLabel = "ADDRESS") String address,
            @Parameters(
                            paramLabel = "BASIS",
                            description =
                                    "consent, inquiry, customer, published or legitimate_interest.")
                    String basis,
            @Option(names = "--note", required = true, paramLabel = "TEXT") String note,
            @Option(
                            names = "--since",
                            paramLabel = "DATE",
                            defaultValue = "",
                            description = "Such as 2026-11-01; today if not given.")
                    String since) {
        ObjectNode body = Api.object();
        body.put("address", address).put("basis", basis).put("note", note).put("since", since);
        return Compliance.tell("/person/basis", body);
    }
}
