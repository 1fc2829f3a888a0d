package com.salesagent.local.durable;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The disk refused: full, read-only, or gone. What was kept before is whole; the message is for the
 * person at the keyboard.
 */
public final class StorageFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    StorageFailure(String doing, Path file, IOException cause) {
        super(
                "can't %s %s: %s; free some space or make it writable, then try again"
                        .formatted(doing, file, reason(cause)),
                cause);
    }

    private static String reason(IOException cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
