package com.salesagent.local;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Watches the room on the disk that keeps the state. A disk that fills up fails each part of the
 * cloud at another step; stopping before leaves a state that goes on once there is room again.
 */
final class DiskWatch implements AutoCloseable {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long TO_START = 64 * MEGABYTE;
    private static final long TO_GO_ON = 24 * MEGABYTE;
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Thread watching;

    private DiskWatch(Thread watching) {
        this.watching = watching;
    }

    /**
     * Checks that there is room to start with.
     *
     * @throws CannotStart if less than 64 MB are free
     */
    static void requireRoom(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < TO_START) {
            throw new CannotStart(
                    "the disk of %s has %d MB left and the local cloud needs %d MB to start: free some space and try again"
                            .formatted(folder, free / MEGABYTE, TO_START / MEGABYTE));
        }
    }

    /**
     * Starts to watch.
     *
     * @param full told once, with a sentence for a person, when the room runs out
     */
    static DiskWatch start(Path folder, Consumer<String> full) throws IOException {
        FileStore store = Files.getFileStore(folder);
        Thread watching =
                Thread.ofVirtual()
                        .name("disk-watch")
                        .start(
                                () -> {
                                    if (awaitFull(store)) {
                                        full.accept(
                                                "the disk of %s is almost full, so the local cloud stopped; nothing is lost: free some space and start it again, and it goes on where it was"
                                                        .formatted(folder));
                                    }
                                });
        return new DiskWatch(watching);
    }

    private static boolean awaitFull(FileStore store) {
        try {
            while (store.getUsableSpace() >= TO_GO_ON) {
                Thread.sleep(EVERY);
            }
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        watching.interrupt();
    }
}
