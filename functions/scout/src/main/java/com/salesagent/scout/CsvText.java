package com.salesagent.scout;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The text of a file whose encoding nobody told: by its byte order mark, else as UTF-16 if every
 * other byte is zero, else as UTF-8 if it is valid, else as windows-1252, which Excel writes.
 *
 * @param refusal why the file can't be a list; blank if it can
 * @param windows whether it was read as windows-1252, so that a person can look at the accents
 */
record CsvText(String text, String refusal, boolean windows) {
    static final int MAX_BYTES = 3 * 1024 * 1024;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String AS_CSV = "; save it as CSV (UTF-8) and try again";

    static CsvText of(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return refused(
                    "list is %.1f MB, at most 3 MB can be read; split it into smaller files"
                            .formatted(bytes.length / 1024.0 / 1024.0));
        }
        Optional<String> format = otherFormat(bytes);
        if (format.isPresent()) {
            return refused("list is " + format.get() + AS_CSV);
        }
        CsvText decoded = decode(bytes);
        if (decoded.text().isBlank()) {
            return refused("list is empty: it needs a header row and a row for each company");
        }
        if (binary(decoded.text())) {
            return refused("list is a binary file" + AS_CSV);
        }
        return decoded;
    }

    private static CsvText refused(String sentence) {
        return new CsvText("", sentence, false);
    }

    private static Optional<String> otherFormat(byte[] bytes) {
        if (starts(bytes, 'P', 'K', 3, 4)) {
            return Optional.of("an Excel workbook or a ZIP archive");
        }
        if (starts(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            return Optional.of("an old Excel workbook");
        }
        if (starts(bytes, '%', 'P', 'D', 'F')) {
            return Optional.of("a PDF");
        }
        if (starts(bytes, 0x1F, 0x8B)) {
            return Optional.of("compressed by gzip");
        }
        return Optional.empty();
    }

    private static CsvText decode(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            byte[] rest = Arrays.copyOfRange(bytes, 3, bytes.length);
            return new CsvText(new String(rest, StandardCharsets.UTF_8), "", false);
        }
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
            return new CsvText(new String(bytes, StandardCharsets.UTF_16), "", false);
        }
        if (zeros(bytes, 1)) {
            return new CsvText(new String(bytes, StandardCharsets.UTF_16LE), "", false);
        }
        if (zeros(bytes, 0)) {
            return new CsvText(new String(bytes, StandardCharsets.UTF_16BE), "", false);
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new CsvText(text, "", false);
        } catch (CharacterCodingException notUtf8) {
            return new CsvText(new String(bytes, WINDOWS), "", true);
        }
    }

    /** Whether most of the bytes at even (0) or odd (1) places are zero, as in Latin UTF-16. */
    private static boolean zeros(byte[] bytes, int first) {
        int looked = 0;
        int zero = 0;
        for (int i = first; i < Math.min(bytes.length, 2_000); i += 2) {
            looked++;
            zero += bytes[i] == 0 ? 1 : 0;
        }
        return looked > 1 && zero > looked * 0.7;
    }

    private static boolean binary(String text) {
        String start = text.substring(0, Math.min(text.length(), 20_000));
        long odd =
                start.chars().filter(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t').count();
        return odd * 20 > start.length();
    }

    private static boolean starts(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
