package com.salesagent.infra.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.infra.coldstart.ColdStart.Start;
import com.salesagent.infra.coldstart.ColdStart.Subject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The public functions' zips under the real runtime interface client: they are whole, and lean. The
 * times are the benchmark's; here only what doesn't depend on the machine.
 */
class ColdStartTest {
    /** The budget; docs/costs.md has what is measured. */
    private static final int CLASSES = 4_500;

    @TempDir static Path folder;
    private static EdgeFunctions functions;

    @BeforeAll
    static void open() throws Exception {
        Path home = Path.of("").toAbsolutePath();
        while (!Files.exists(home.resolve("sales-agent"))) {
            home = home.getParent();
        }
        functions = new EdgeFunctions(home, folder);
        Assumptions.assumeTrue(
                functions.built(),
                "the zips aren't built; mvn package in the folder above does it");
    }

    @AfterAll
    static void close() {
        if (functions != null) {
            functions.close();
        }
    }

    private static Start start(Subject subject) throws Exception {
        functions.services().forget();
        return ColdStart.once(subject, false, true);
    }

    @Test
    void theApprovalPageReadsATableAndShowsAPage() throws Exception {
        Start start = start(functions.page());

        assertThat(start.answer()).contains("\"statusCode\":404", "<html");
        assertThat(functions.services().asked())
                .isNotEmpty()
                .allMatch(operation -> operation.startsWith("DynamoDB_20120810."));
        assertThat(start.classes()).isBetween(2_000, CLASSES);
    }

    @Test
    void theUnsubscribePageReadsItsKeyAndATable() throws Exception {
        Start start = start(functions.unsubscribe());

        assertThat(start.answer()).contains("\"statusCode\":200");
        assertThat(functions.services().asked())
                .contains("AmazonSSM.GetParameter", "DynamoDB_20120810.Query");
        assertThat(start.classes()).isBetween(2_000, CLASSES);
    }

    @Test
    void theIntakeVerifiesKeepsAndQueuesABatch() throws Exception {
        Start start = start(functions.intake());

        assertThat(start.answer()).contains("\"statusCode\":200");
        assertThat(functions.services().asked())
                .contains("AmazonSSM.GetParameter", "PUT", "AmazonSQS.SendMessageBatch");
        assertThat(start.classes()).isBetween(2_000, CLASSES);
    }

    @Test
    void noSecretIsReadWhileASnapshotIsMadeAndTheFirstCallReadsIt() throws Exception {
        Subject subject = functions.unsubscribe();
        functions.services().forget();
        Start start = ColdStart.once(subject, true, false);

        assertThat(start.answer()).contains("\"statusCode\":200");
        assertThat(functions.services().asked().stream().filter("AmazonSSM.GetParameter"::equals))
                .as("refused once while priming, granted once")
                .hasSize(2);
    }
}
