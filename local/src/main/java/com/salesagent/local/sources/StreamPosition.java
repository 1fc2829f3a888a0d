package com.salesagent.local.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.salesagent.local.durable.StateFile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How far a stream has been read: for each shard the last change that the function accepted. */
final class StreamPosition {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Kept(String stream, Map<String, String> shards) {}

    private final StateFile file;
    private final String stream;
    private final Map<String, String> shards = new HashMap<>();

    /** Reads it; the positions of a stream that is no more don't count. */
    StreamPosition(StateFile file, String stream) {
        this.file = file;
        this.stream = stream;
        file.read()
                .map(StreamPosition::parse)
                .filter(kept -> kept.stream().equals(stream))
                .ifPresent(kept -> shards.putAll(kept.shards()));
    }

    private static Kept parse(String text) {
        try {
            return JSON.readValue(text, Kept.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stream's position can't be read", e);
        }
    }

    Optional<String> in(String shard) {
        return Optional.ofNullable(shards.get(shard));
    }

    void accepted(String shard, String sequence) {
        shards.put(shard, sequence);
        try {
            file.write(JSON.writeValueAsString(new Kept(stream, shards)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
