package com.salesagent.infra.contract;

import org.junit.jupiter.api.Assumptions;

/** Maven's output counts skipped tests without their reasons; so the reasons are printed too. */
final class Skips {
    private Skips() {}

    /** Skips what comes after, with a reason that people see, unless the condition holds. */
    static void unless(boolean condition, String reason) {
        if (!condition) {
            System.out.println("Skipped: " + reason + ".");
        }
        Assumptions.assumeTrue(condition, reason);
    }
}
