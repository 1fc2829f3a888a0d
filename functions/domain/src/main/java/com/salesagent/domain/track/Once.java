package com.salesagent.domain.track;

import java.time.Instant;

/** What is done once, however often and by how many at once it is asked for. */
public interface Once {
    /**
     * Takes a deed upon oneself.
     *
     * @param deed such as {@code daily 2026-11-24}
     * @param until when somebody else may do it, if by then it is not known to be done
     * @return false if it is done, or somebody is at it
     */
    boolean claim(String deed, Instant now, Instant until);

    void done(String deed);

    /** It failed: the next one who asks does it at once. */
    void release(String deed);
}
