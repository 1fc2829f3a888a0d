package com.salesagent.domain.raw;

import java.util.function.Predicate;

/** All kept raw objects, for a job that looks through them; see {@link RawStore} for one. */
public interface RawObjects {
    /**
     * Shows each object's key, in their order, until the visitor has had enough.
     *
     * @param after the key after which to start; blank for the first
     * @param visitor answers whether to go on
     * @return whether all were shown
     */
    boolean each(String after, Predicate<String> visitor);

    void delete(String key);
}
