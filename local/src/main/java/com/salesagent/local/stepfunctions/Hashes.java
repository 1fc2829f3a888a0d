package com.salesagent.local.stepfunctions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** The digests of {@code $hash} and {@code States.Hash}. */
final class Hashes {
    private static final Set<String> ALGORITHMS =
            Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private Hashes() {}

    /** Lower-case hexadecimal digest of the text's UTF-8. */
    static String hex(String text, String algorithm) {
        if (text == null) {
            throw new JsonataFunctions.Refused("Only a string can be hashed");
        }
        if (algorithm == null || !ALGORITHMS.contains(algorithm)) {
            throw new JsonataFunctions.Refused(
                    "The algorithm must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512, got "
                            + algorithm);
        }
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance(algorithm)
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
