package com.salesagent.local;

import com.salesagent.local.durable.StateFile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder {@code .local/}, held by one cloud at a time. */
final class Home implements AutoCloseable {
    private static final String VERSION = "1";

    private final Path folder;
    private final FileChannel lock;

    private Home(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder for this process; the operating system gives it back when the process ends,
     * however it ends.
     *
     * @throws CannotStart when another cloud has it, it can't be written, or another version made
     *     it
     */
    static Home take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new CannotStart(
                        "another local cloud is using %s (its ports and pid are in %s); use that one, or stop it first"
                                .formatted(folder, folder.resolve("cloud.json")));
            }
            Home home = new Home(folder, channel);
            home.checkVersion();
            return home;
        } catch (IOException e) {
            throw new CannotStart(
                    "can't write to %s: %s; make it writable or free some space"
                            .formatted(folder, e),
                    e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void checkVersion() {
        StateFile file = file("version");
        String found = file.read().map(String::strip).orElse("");
        if (found.isEmpty()) {
            file.write(VERSION + "\n");
        } else if (!found.equals(VERSION)) {
            close();
            throw new CannotStart(
                    "%s was made by another version of the local cloud (format %s, this one reads %s); move it away, or delete it to start afresh"
                            .formatted(folder, found, VERSION));
        }
    }

    Path folder() {
        return folder;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    StateFile file(String name) {
        return new StateFile(folder.resolve(name));
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of " + folder + " can't be given back", e);
        }
    }
}
