package com.salesagent.domain.reply;

/** How far an opt-out reaches. */
public enum OptOutScope {
    /** No opt-out. */
    NONE,
    /** The writer's address. */
    WRITER,
    /** Everybody at the writer's company or domain. */
    COMPANY,
    /** The writer's address, and the data held about the writer has to be erased. */
    ERASURE
}
