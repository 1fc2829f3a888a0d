package com.salesagent.domain.raw;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * What came in from outside, as its bytes: event batches and inbound mail, kept for 90 days so that
 * they can be read again.
 */
public interface RawStore {
    /** Keeps bytes under a key. The same key again replaces: keys are made from the content. */
    void put(String key, String contentType, byte[] bytes);

    Optional<Raw> find(String key);

    /**
     * The keys that begin so, in their order.
     *
     * @param after only keys after this one; blank for all
     * @param limit 1 to 1000
     */
    List<String> keys(String prefix, String after, int limit);

    /** Bytes, to be read once, with the type that came with them. */
    record Raw(String contentType, InputStream bytes) {}
}
