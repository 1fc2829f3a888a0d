package com.salesagent.tracker;

/** What became of one message of the events queue, for the log. */
enum Applied {
    NEW,
    DUPLICATE,
    /** Nobody's: kept as bytes, for a person to look at. */
    QUARANTINED
}
