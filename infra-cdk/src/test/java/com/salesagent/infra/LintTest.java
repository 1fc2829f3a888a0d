package com.salesagent.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What others' rules say of the templates. */
class LintTest {
    @Test
    void cdkNagFindsNothingWithoutAWrittenReason() {
        assertThat(Synthesis.once().findings()).isEmpty();
    }

    /**
     * The exceptions: W3005 speaks of CDK's own explicit dependencies; E3601 knows no JSONata
     * expression as a timeout, which the language allows for {@code TimeoutSeconds}.
     */
    @Test
    void cfnLintFindsNothingButNamedExceptions() throws Exception {
        Synthesis synthesis = Synthesis.once();
        List<String> command = new ArrayList<>(List.of("cfn-lint", "--template"));
        for (String stack : List.of("prod-Data", "prod-App")) {
            command.add(synthesis.folder() + "/SalesAgent-" + stack + ".template.json");
        }
        command.addAll(List.of("--format", "json", "--ignore-checks", "W3005"));
        JsonNode findings;
        try {
            Process lint = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
            lint.getOutputStream().close();
            findings =
                    new ObjectMapper()
                            .readTree(
                                    new String(
                                            lint.getInputStream().readAllBytes(),
                                            StandardCharsets.UTF_8));
            lint.waitFor();
        } catch (IOException e) {
            Assumptions.abort("cfn-lint is not installed (pip install cfn-lint)");
            return;
        }
        List<String> unexpected = new ArrayList<>();
        for (JsonNode finding : findings) {
            String rule = finding.path("Rule").path("Id").asText();
            String message = finding.path("Message").asText();
            boolean named =
                    rule.equals("E3601")
                            && message.startsWith("'{% $gateSeconds %}' is not of type 'number'");
            if (!named) {
                unexpected.add(rule + " " + message);
            }
        }
        assertThat(unexpected).isEmpty();
    }
}
