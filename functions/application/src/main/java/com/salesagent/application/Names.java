package com.salesagent.application;

import java.util.Locale;

final class Names {
    private Names() {}

    static String environmentKey(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
