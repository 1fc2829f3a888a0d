package com.salesagent.domain.standing;

import java.util.List;

/** What the world's name servers say. */
public interface DnsRecords {
    /**
     * The TXT records of a name, each as one text; empty where there are none.
     *
     * @throws Unavailable where nobody answered, which says nothing about the name
     */
    List<String> texts(String name);

    /** No name server answered. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unavailable(Throwable cause) {
            super("no name server answered", cause);
        }
    }
}
