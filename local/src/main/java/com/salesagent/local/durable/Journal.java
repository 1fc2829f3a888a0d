package com.salesagent.local.durable;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Lines of text that only grow. A line survives {@code kill -9} once {@link #append} returned; with
 * {@link Sync#DISK} it survives a power cut too. A write that was cut off leaves a tail without a
 * line end, which the next opening drops: nobody was told that it was kept.
 */
public final class Journal implements Closeable {
    /** How far a line has come when it counts as kept. */
    public enum Sync {
        /** Handed to the operating system: outlives this process. */
        SYSTEM,
        /** On the disk: outlives the machine. Writers that wait share one flush. */
        DISK
    }

    private final Path file;
    private final Sync sync;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock flushing = new ReentrantLock();
    private FileChannel channel;
    private long written;
    private long generation;
    private volatile long flushed;
    private volatile long flushedGeneration;
    private long lines;

    private Journal(Path file, Sync sync, FileChannel channel, long written, long lines) {
        this.file = file;
        this.sync = sync;
        this.channel = channel;
        this.written = written;
        this.flushed = written;
        this.lines = lines;
    }

    /** Opens or creates the journal and hands each whole line to the reader, oldest first. */
    public static Journal open(Path file, Sync sync, Consumer<String> reader) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            long whole = wholeLines(channel);
            channel.truncate(whole);
            channel.position(whole);
            long lines = 0;
            try (BufferedReader text = Files.newBufferedReader(file)) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                    reader.accept(line);
                    lines++;
                }
            }
            return new Journal(file, sync, channel, whole, lines);
        } catch (IOException e) {
            throw new StorageFailure("read", file, e);
        }
    }

    private static long wholeLines(FileChannel channel) throws IOException {
        long end = channel.size();
        ByteBuffer block = ByteBuffer.allocate(8192);
        while (end > 0) {
            long start = Math.max(0, end - block.capacity());
            block.clear().limit((int) (end - start));
            while (block.hasRemaining() && channel.read(block, start + block.position()) >= 0) {
                // reads until the block is full
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    public void append(String line) {
        append(List.of(line));
    }

    /**
     * Keeps the lines, all or none.
     *
     * @throws StorageFailure when the disk refuses; the journal is as it was
     */
    public void append(Collection<String> added) {
        long end;
        long in;
        writing.lock();
        try {
            write(channel, added);
            written = channel.position();
            lines += added.size();
            end = written;
            in = generation;
        } catch (IOException e) {
            undo(e);
            throw new StorageFailure("write to", file, e);
        } finally {
            writing.unlock();
        }
        if (sync == Sync.DISK) {
            flush(in, end);
        }
    }

    private void undo(IOException failure) {
        try {
            channel.truncate(written);
            channel.position(written);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static void write(FileChannel channel, Iterable<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private boolean onDisk(long in, long end) {
        return flushedGeneration > in || (flushedGeneration == in && flushed >= end);
    }

    private void flush(long in, long end) {
        if (onDisk(in, end)) {
            return;
        }
        flushing.lock();
        try {
            if (onDisk(in, end)) {
                return;
            }
            FileChannel current;
            long reached;
            long reachedGeneration;
            writing.lock();
            try {
                current = channel;
                reached = written;
                reachedGeneration = generation;
            } finally {
                writing.unlock();
            }
            current.force(false);
            flushed = reached;
            flushedGeneration = reachedGeneration;
        } catch (IOException e) {
            throw new StorageFailure("write to", file, e);
        } finally {
            flushing.unlock();
        }
    }

    /** Lines in the file, the outdated ones too: tells when {@link #rewrite} is worth it. */
    public long lines() {
        writing.lock();
        try {
            return lines;
        } finally {
            writing.unlock();
        }
    }

    /**
     * Replaces the whole journal.
     *
     * @param current asked while nothing can be appended
     */
    public void rewrite(Supplier<List<String>> current) {
        flushing.lock();
        writing.lock();
        try {
            List<String> kept = current.get();
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            FileChannel next =
                    FileChannel.open(
                            fresh,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            write(next, kept);
            next.force(false);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            channel.close();
            channel = next;
            written = next.position();
            lines = kept.size();
            generation++;
            flushed = written;
            flushedGeneration = generation;
        } catch (IOException e) {
            throw new StorageFailure("rewrite", file, e);
        } finally {
            writing.unlock();
            flushing.unlock();
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            channel.force(false);
            channel.close();
        } catch (IOException e) {
            throw new StorageFailure("close", file, e);
        } finally {
            writing.unlock();
        }
    }
}
