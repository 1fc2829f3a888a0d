package com.salesagent.local.stepfunctions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The directory of a runner: restores the registry from it, and writes each round's changes into
 * it.
 */
final class Storage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

    /** A start reads the whole journal; so much of it takes a fraction of a second. */
    private static final long COMPACT_AT_LEAST = 4L << 20;

    private final Registry registry = new Registry();
    private final FileChannel lockFile;
    private final FileLock lock;
    private final HistoryFiles history;
    private final Journal journal;
    private long lengthAfterCompaction;

    private final List<Revision> newRevisions = new ArrayList<>();
    private final List<Machine> changedMachines = new ArrayList<>();
    private final List<String> removedMachines = new ArrayList<>();

    /**
     * @throws IOException where the directory cannot be used, or another process uses it
     */
    Storage(Path directory) throws IOException {
        Files.createDirectories(directory);
        this.lockFile =
                FileChannel.open(
                        directory.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        this.lock = lock(directory);
        Path newest = Journal.newest(directory);
        if (newest == null) {
            this.history = new HistoryFiles(directory, 0);
            this.journal = Journal.create(directory, history, this::writeContent);
        } else {
            this.history = restore(directory, newest);
            this.journal = Journal.open(newest, history);
        }
        this.lengthAfterCompaction = journal.length();
    }

    private FileLock lock(Path directory) throws IOException {
        try {
            FileLock taken = lockFile.tryLock();
            if (taken != null) {
                return taken;
            }
        } catch (OverlappingFileLockException e) {
            LOG.atDebug().setCause(e).log("stepfunctions.lock.taken");
        }
        lockFile.close();
        throw new IOException("another process already runs executions from " + directory);
    }

    private HistoryFiles restore(Path directory, Path newest) throws IOException {
        long started = System.nanoTime();
        HistoryFiles[] files = new HistoryFiles[1];
        Journal.replay(
                newest,
                (bytes, offset, length) -> {
                    Map<String, Object> record = Json.object(Json.parse(bytes, offset, length));
                    if (files[0] == null) {
                        files[0] =
                                new HistoryFiles(
                                        directory, ((Number) record.get("history")).longValue());
                    } else {
                        registry.apply(record, events -> rewrite(files[0], events));
                    }
                });
        if (files[0] == null) {
            throw new IOException("the journal " + newest.getFileName() + " has no beginning");
        }
        LOG.atInfo()
                .addKeyValue("executions", registry.executions().size())
                .addKeyValue("millis", (System.nanoTime() - started) / 1_000_000)
                .log("stepfunctions.restored");
        return files[0];
    }

    private static long rewrite(HistoryFiles files, List<Object> events) throws IOException {
        byte[] bytes = Json.bytes(events);
        long place = files.reserve(bytes.length);
        files.write(place, bytes);
        return place;
    }

    private void writeContent(Journal.Frames frames) throws IOException {
        frames.add(Json.bytes(Map.of("history", history.end())));
        registry.writeAll(record -> frames.add(Json.bytes(record)));
    }

    Registry registry() {
        return registry;
    }

    HistoryFiles history() {
        return history;
    }

    /** Why nothing can be written at the moment; null while all is well. */
    String problem() {
        return journal.problem();
    }

    void put(Machine machine) {
        Machine before = registry.machine(machine.name());
        if (before == null || !before.revision().id().equals(machine.revision().id())) {
            newRevisions.add(machine.revision());
        }
        registry.put(machine);
        changedMachines.add(machine);
    }

    void remove(Machine machine) {
        registry.removeMachine(machine.name());
        removedMachines.add(machine.name());
    }

    /**
     * Hands a round's changes to the journal as one record: after a crash all of them are there, or
     * none.
     *
     * @param then what waits for that, see {@link Journal#append}
     */
    void commit(Collection<Execution> touched, List<Runnable> then) {
        Map<String, Object> record = new LinkedHashMap<>();
        if (!newRevisions.isEmpty()) {
            record.put("revs", newRevisions.stream().map(Registry::record).toList());
        }
        if (!changedMachines.isEmpty()) {
            record.put("machines", changedMachines.stream().map(Machine::toRecord).toList());
        }
        if (!removedMachines.isEmpty()) {
            record.put("gone", List.copyOf(removedMachines));
        }
        List<Journal.Chunk> chunks = new ArrayList<>();
        List<Object> executions = new ArrayList<>();
        for (Execution execution : touched) {
            if (execution.isChanged()) {
                executions.add(execution.toRecord(false));
                addChunk(execution, chunks);
            }
        }
        if (!executions.isEmpty()) {
            record.put("x", executions);
        }
        // Written out before the executions forget what changed: the record refers to their lists.
        byte[] bytes = record.isEmpty() ? null : Json.bytes(record);
        touched.forEach(Execution::markWritten);
        if (bytes != null || !then.isEmpty()) {
            journal.append(bytes, chunks, then);
        }
        newRevisions.clear();
        changedMachines.clear();
        removedMachines.clear();
    }

    private void addChunk(Execution execution, List<Journal.Chunk> chunks) {
        int count = execution.newEvents().size();
        if (count > 0) {
            byte[] bytes = Json.bytes(execution.newEvents());
            long place = history.reserve(bytes.length);
            execution.addChunk(execution.lastEvent() - count + 1, place);
            chunks.add(new Journal.Chunk(place, bytes));
        }
    }

    void compactWhenLarge(Instant now) {
        if (journal.length() > COMPACT_AT_LEAST + 2 * lengthAfterCompaction && problem() == null) {
            compact(now);
        }
    }

    /** Replaces the journal by the present state, and forgets what AWS would have forgotten. */
    void compact(Instant now) {
        long before = journal.length();
        try {
            registry.forgetOld(now);
            journal.rewrite(this::writeContent);
            Set<Integer> needed = new HashSet<>();
            for (Execution execution : registry.executions()) {
                long[] places = execution.chunks();
                for (int i = 1; i < places.length; i += 2) {
                    needed.add((int) (places[i] >>> 32));
                }
            }
            history.retain(needed);
        } catch (IOException e) {
            LOG.atError().setCause(e).log("stepfunctions.compaction.failed");
        }
        // Also after a failure, so that the next attempt waits for another doubling.
        lengthAfterCompaction = journal.length();
        LOG.atInfo()
                .addKeyValue("bytesBefore", before)
                .addKeyValue("bytesAfter", lengthAfterCompaction)
                .log("stepfunctions.compacted");
    }

    /** Writes what was decided, compactly where that makes the next start quicker. */
    void close(Instant now) throws IOException {
        if (problem() == null && journal.length() > 2 * lengthAfterCompaction) {
            compact(now);
        }
        close();
    }

    @Override
    public void close() throws IOException {
        journal.close();
        history.force();
        history.close();
        lock.release();
        lockFile.close();
    }
}
