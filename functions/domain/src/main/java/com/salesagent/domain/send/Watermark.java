package com.salesagent.domain.send;

import java.time.LocalDate;
import java.util.Optional;

/** How far the dispatcher has emptied the days. */
public interface Watermark {
    /** The oldest day that may still hold a plan; empty before the first time. */
    Optional<LocalDate> oldest();

    /** Moves it forward, never back. */
    void advance(LocalDate day);
}
