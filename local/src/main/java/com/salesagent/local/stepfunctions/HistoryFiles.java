package com.salesagent.local.stepfunctions;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The events of all executions, on disk. Written behind the journal, which can restore what a crash
 * took: only a compaction of the journal needs these files to be safe.
 *
 * <p>A place is a file's number in the upper half and an offset in the lower one.
 */
final class HistoryFiles implements AutoCloseable {
    private static final long FILE_BYTES = 64L << 20;
    private static final int HEADER = Integer.BYTES;

    private final Path directory;
    private final TreeMap<Integer, FileChannel> files = new TreeMap<>();
    private final Set<Integer> unsafe = new HashSet<>();
    private int file = 1;
    private long offset;

    /**
     * Opens what is there, as far as {@code end}; what stands behind it is written again from the
     * journal.
     */
    HistoryFiles(Path directory, long end) throws IOException {
        this.directory = directory;
        if (end > 0) {
            file = (int) (end >>> 32);
            offset = end & 0xffff_ffffL;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "history-*.log")) {
            for (Path path : found) {
                String name = path.getFileName().toString();
                int number = Integer.parseInt(name.substring(8, name.length() - 4));
                if (number > file) {
                    Files.delete(path);
                } else {
                    open(number);
                }
            }
        }
        FileChannel last = open(file);
        if (last.size() < offset) {
            throw new IOException(
                    "history-" + file + ".log is shorter than the journal says; it was changed");
        }
        last.truncate(offset);
    }

    private synchronized FileChannel open(int number) throws IOException {
        FileChannel channel = files.get(number);
        if (channel == null) {
            channel =
                    FileChannel.open(
                            directory.resolve("history-" + number + ".log"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            files.put(number, channel);
        }
        return channel;
    }

    /** Sets room aside for a chunk; the engine's thread calls it. */
    long reserve(int length) {
        if (offset + HEADER + length > FILE_BYTES && offset > 0) {
            file++;
            offset = 0;
        }
        long place = end();
        offset += HEADER + length;
        return place;
    }

    /** The place behind the last chunk. */
    long end() {
        return ((long) file << 32) | offset;
    }

    /** Writes a chunk to its place; may be repeated. */
    void write(long place, byte[] chunk) throws IOException {
        int number = (int) (place >>> 32);
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + chunk.length);
        bytes.putInt(chunk.length).put(chunk).flip();
        FileChannel channel = open(number);
        long at = place & 0xffff_ffffL;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        synchronized (this) {
            unsafe.add(number);
        }
    }

    /** The events of a chunk. */
    List<Object> read(long place) throws IOException {
        FileChannel channel = open((int) (place >>> 32));
        long at = place & 0xffff_ffffL;
        int length = read(channel, at, HEADER).getInt();
        return Json.list(Json.parse(read(channel, at + HEADER, length).array(), 0, length));
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new IOException("a history file ends too early");
            }
        }
        return bytes.flip();
    }

    /** Makes all that was written safe from a power cut. */
    synchronized void force() throws IOException {
        for (int number : unsafe) {
            files.get(number).force(false);
        }
        unsafe.clear();
    }

    /** Deletes the files that no execution needs any more. */
    synchronized void retain(Set<Integer> needed) throws IOException {
        for (int number : new ArrayList<>(files.keySet())) {
            if (number != file && !needed.contains(number)) {
                files.remove(number).close();
                Files.deleteIfExists(directory.resolve("history-" + number + ".log"));
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (FileChannel channel : files.values()) {
            channel.close();
        }
    }
}
