package com.salesagent.domain.raw;

import java.util.Arrays;
import java.util.Optional;

/**
 * What came in from outside, as its bytes: event batches and inbound mail, kept for 90 days so that
 * they can be read again.
 */
public interface RawStore {
    /** Keeps bytes under a key. The same key again replaces: keys are made from the content. */
    void put(String key, String contentType, byte[] bytes);

    Optional<Raw> find(String key);

    /** Bytes with the type that came with them. */
    record Raw(String contentType, byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Raw raw
                    && raw.contentType.equals(contentType)
                    && Arrays.equals(raw.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return contentType + ", " + bytes.length + " bytes";
        }
    }
}
