package com.salesagent.local.stepfunctions;

import java.util.regex.Pattern;

/** Which names AWS takes for machines and executions. */
final class Names {
    private static final Pattern ALLOWED =
            Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

    private Names() {}

    static boolean isValid(String name) {
        return ALLOWED.matcher(name).matches();
    }
}
