package com.salesagent.local.stepfunctions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;

/**
 * The append-only file that everything else can be restored from. One thread writes what has
 * gathered, makes it safe with a single {@code fsync}, and then runs what waited for that. Each
 * record is framed by its length and a checksum; a last one that a crash tore is cut off at the
 * next start.
 *
 * <p>When the disk refuses, nothing is lost: the thread keeps what it has, says so by {@link
 * #problem()} and tries again until there is room.
 */
final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int HEADER = 2 * Integer.BYTES;
    private static final long RETRY_NANOS = 250_000_000;
    private static final int MAX_RECORD = 1 << 30;

    private final Path directory;
    private final HistoryFiles history;
    private final Thread writer;

    private FileChannel channel;
    private int generation;

    /** Length of the file as far as it is known to be good. */
    private final AtomicLong length = new AtomicLong();

    private volatile String problem;

    private Batch gathering = new Batch();
    private boolean writing;
    private boolean closed;

    /** Events that go to the history files. */
    static final class Chunk {
        private final long place;
        private final byte[] bytes;

        Chunk(long place, byte[] bytes) {
            this.place = place;
            this.bytes = bytes;
        }
    }

    private static final class Batch {
        final ByteArrayOutputStream frames = new ByteArrayOutputStream();
        final List<Chunk> chunks = new ArrayList<>();
        final List<Runnable> then = new ArrayList<>();

        boolean isEmpty() {
            return frames.size() == 0 && then.isEmpty();
        }
    }

    /** Takes the records at the start, in their order. */
    interface Reader {
        void read(byte[] bytes, int offset, int length) throws IOException;
    }

    /** Writes records into a file that replaces the journal. */
    interface Writer {
        void writeTo(Frames frames) throws IOException;
    }

    /** Adds one record. */
    interface Frames {
        void add(byte[] record) throws IOException;
    }

    private Journal(Path directory, HistoryFiles history, int generation, FileChannel channel)
            throws IOException {
        this.directory = directory;
        this.history = history;
        this.generation = generation;
        this.channel = channel;
        this.length.set(channel.size());
        this.writer = Thread.ofPlatform().name("stepfunctions-journal").daemon().start(this::run);
    }

    /** The newest journal of a directory; null where there is none yet. */
    static Path newest(Path directory) throws IOException {
        Path newest = null;
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "journal-*.log")) {
            for (Path path : found) {
                if (newest == null || generationOf(path) > generationOf(newest)) {
                    newest = path;
                }
            }
        }
        return newest;
    }

    private static int generationOf(Path path) {
        String name = path.getFileName().toString();
        return Integer.parseInt(name.substring(8, name.length() - 4));
    }

    /** Reads all whole records, and cuts off what a crash left behind them. */
    static void replay(Path path, Reader reader) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int good = 0;
        while (buffer.remaining() >= HEADER) {
            int size = buffer.getInt();
            int checksum = buffer.getInt();
            if (size <= 0
                    || size > buffer.remaining()
                    || checksum(bytes, buffer.position(), size) != checksum) {
                break;
            }
            reader.read(bytes, buffer.position(), size);
            buffer.position(buffer.position() + size);
            good = buffer.position();
        }
        if (good < bytes.length) {
            LOG.atWarn()
                    .addKeyValue("file", path.getFileName())
                    .addKeyValue("keptBytes", good)
                    .addKeyValue("cutBytes", bytes.length - good)
                    .log("stepfunctions.journal.torn");
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                file.truncate(good);
                file.force(true);
            }
        }
    }

    /** Goes on with a journal that was replayed. */
    static Journal open(Path path, HistoryFiles history) throws IOException {
        return new Journal(
                path.getParent(),
                history,
                generationOf(path),
                FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    /** Begins the first journal of a directory. */
    static Journal create(Path directory, HistoryFiles history, Writer content) throws IOException {
        write(directory, 1, content);
        return open(path(directory, 1), history);
    }

    private static Path path(Path directory, int generation) {
        return directory.resolve("journal-" + generation + ".log");
    }

    private static int checksum(byte[] bytes, int offset, int size) {
        CRC32 crc = new CRC32();
        crc.update(bytes, offset, size);
        return (int) crc.getValue();
    }

    private static void frame(OutputStream out, byte[] record) throws IOException {
        if (record.length > MAX_RECORD) {
            throw new IOException("a record of " + record.length + " bytes is too large");
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putInt(record.length).putInt(checksum(record, 0, record.length));
        out.write(header.array());
        out.write(record);
    }

    /**
     * Adds a change.
     *
     * @param record null where nothing changed
     * @param then runs on the journal's thread once the record and all before it are safe; must not
     *     block
     */
    synchronized void append(byte[] record, List<Chunk> chunks, List<Runnable> then) {
        if (record != null) {
            try {
                frame(gathering.frames, record);
            } catch (IOException e) {
                throw new IllegalStateException("memory refuses a record", e);
            }
            gathering.chunks.addAll(chunks);
        }
        gathering.then.addAll(then);
        notifyAll();
    }

    /** Why nothing can be written at the moment; null while all is well. */
    String problem() {
        return problem;
    }

    long length() {
        return length.get();
    }

    private void run() {
        while (true) {
            Batch batch;
            synchronized (this) {
                writing = false;
                notifyAll();
                if (!await(() -> closed || !gathering.isEmpty()) || gathering.isEmpty()) {
                    return;
                }
                batch = gathering;
                gathering = new Batch();
                writing = true;
            }
            if (!write(batch)) {
                return;
            }
            for (Runnable then : batch.then) {
                try {
                    then.run();
                } catch (RuntimeException e) {
                    LOG.atError().setCause(e).log("stepfunctions.effect.failed");
                }
            }
        }
    }

    private synchronized boolean await(BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                wait();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Writes until it works; false where the journal was closed before that. */
    private boolean write(Batch batch) {
        if (batch.frames.size() == 0) {
            return true;
        }
        byte[] bytes = batch.frames.toByteArray();
        while (true) {
            try {
                for (Chunk chunk : batch.chunks) {
                    history.write(chunk.place, chunk.bytes);
                }
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(false);
                length.addAndGet(bytes.length);
                problem = null;
                return true;
            } catch (IOException e) {
                if (problem == null) {
                    LOG.atError().setCause(e).log("stepfunctions.journal.refused");
                }
                problem =
                        "The state of executions cannot be written ("
                                + e.getMessage()
                                + "); make room on the disk that holds "
                                + directory
                                + ", nothing is lost meanwhile";
                synchronized (this) {
                    notifyAll();
                }
                if (!backOff()) {
                    return false;
                }
            }
        }
    }

    private boolean backOff() {
        try {
            channel.truncate(length.get());
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("stepfunctions.journal.truncate.refused");
        }
        try {
            long end = System.nanoTime() + RETRY_NANOS;
            synchronized (this) {
                long left = RETRY_NANOS;
                while (!closed && left > 0) {
                    wait(left / 1_000_000 + 1);
                    left = end - System.nanoTime();
                }
                return !closed;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Replaces the journal by a new one that begins with {@code content}. The caller is the one
     * that appends.
     *
     * @throws IOException where that fails; the old journal then goes on
     */
    void rewrite(Writer content) throws IOException {
        boolean idle = await(() -> problem != null || (!writing && gathering.isEmpty()));
        if (!idle || problem != null) {
            return;
        }
        history.force();
        write(directory, generation + 1, content);
        FileChannel next =
                FileChannel.open(
                        path(directory, generation + 1),
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND);
        synchronized (this) {
            channel.close();
            channel = next;
            length.set(next.size());
            Files.deleteIfExists(path(directory, generation));
            generation++;
        }
    }

    private static void write(Path directory, int generation, Writer content) throws IOException {
        Path unfinished = directory.resolve("journal.tmp");
        try (FileChannel file =
                        FileChannel.open(
                                unfinished,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE);
                DataOutputStream out =
                        new DataOutputStream(
                                new BufferedOutputStream(
                                        java.nio.channels.Channels.newOutputStream(file),
                                        1 << 16))) {
            content.writeTo(record -> frame(out, record));
            out.flush();
            file.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, path(directory, generation), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Writes what has gathered, then ends. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        channel.close();
    }
}
