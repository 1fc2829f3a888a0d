package com.salesagent.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contact}: say whom to write to. */
@Command(
        name = "contact",
        description = "Add someone to write to.",
        mixinStandardHelpOptions = true)
final class ContactCommand {
    @Command(
            name = "add",
            description = "Add a contact to a lead; if it waits for one, its emails are written.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "LEAD") String leadId,
            @Option(names = "--email", required = true, paramLabel = "ADDRESS") String email,
            @Option(names = "--name", paramLabel = "TEXT", defaultValue = "") String name,
            @Option(names = "--title", paramLabel = "TEXT", defaultValue = "") String title,
            @Option(names = "--phone", paramLabel = "NUMBER", defaultValue = "") String phone) {
        return LeadCommand.tell(
                leadId,
                "contact",
                body -> {
                    body.put("email", email);
                    body.put("name", name);
                    body.put("title", title);
                    body.put("phone", phone);
                });
    }
}
