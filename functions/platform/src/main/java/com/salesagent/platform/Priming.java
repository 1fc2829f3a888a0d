package com.salesagent.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * What a function does once before Lambda takes the snapshot from which it will be started: the
 * calls that would otherwise load classes and open clients while somebody waits. It changes
 * nothing, and no secret is read: {@link Secrets} answers with {@link #SECRET} meanwhile.
 */
public final class Priming {
    /** Stands for each secret while a snapshot is made; opens nothing, since nothing uses it. */
    public static final String SECRET = "no-secret-is-read-while-a-snapshot-is-made";

    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);
    private static final ScopedValue<Boolean> NOW = ScopedValue.newInstance();

    private Priming() {}

    /** A call whose failure means nothing, such as one that is refused. */
    public interface Call {
        void run() throws Exception;
    }

    /** Runs the calls if a snapshot is being made; a failure of one is told and nothing more. */
    public static void beforeSnapshot(Environment environment, List<Call> calls) {
        if (environment
                .optional("AWS_LAMBDA_INITIALIZATION_TYPE")
                .filter("snap-start"::equals)
                .isEmpty()) {
            return;
        }
        ScopedValue.where(NOW, true)
                .run(
                        () -> {
                            for (Call call : calls) {
                                try {
                                    call.run();
                                } catch (Exception e) {
                                    LOG.atInfo()
                                            .addKeyValue("error", e.getClass().getName())
                                            .log("priming.refused");
                                }
                            }
                        });
    }

    static boolean running() {
        return NOW.isBound();
    }
}
