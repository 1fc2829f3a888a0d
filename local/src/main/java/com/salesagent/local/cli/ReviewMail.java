package com.salesagent.local.cli;

import java.net.URI;

/**
 * The two lines of a review email that programs may rely on: the link and the code.
 *
 * @param code six digits that the page asks for
 */
record ReviewMail(URI link, String code) {
    private static final String CODE = "Your code: ";

    static ReviewMail of(String text) {
        URI link = null;
        String code = "";
        for (String line : text.lines().map(String::strip).toList()) {
            if (link == null && line.startsWith("http")) {
                link = URI.create(line);
            } else if (line.startsWith(CODE)) {
                code = line.substring(CODE.length()).strip();
            }
        }
        if (link == null) {
            throw Failure.failed("a review email has no link");
        }
        return new ReviewMail(link, code);
    }

    boolean isOf(String runId) {
        return link.getPath().startsWith("/review/" + runId + "-");
    }
}
