package com.salesagent.local.stepfunctions;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * Task tokens: 128 random bits with the address of the task that waits, so that a token that was
 * used or timed out can be told from one that never existed.
 */
final class TaskTokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 16;
    private static final int LENGTH = Long.BYTES + 2 * Integer.BYTES + RANDOM_BYTES + Integer.BYTES;

    private TaskTokens() {}

    /** Where a token leads. */
    record Address(long execution, int branch, int attempt) {}

    static String issue(long execution, int branch, int attempt) {
        byte[] secret = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(secret);
        ByteBuffer token = ByteBuffer.allocate(LENGTH);
        token.putLong(execution).putInt(branch).putInt(attempt).put(secret);
        token.putInt(checksum(token.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /**
     * Null where the text was never a token of this runner. The caller still compares it with the
     * one the task has.
     */
    static Address address(String text) {
        try {
            ByteBuffer token = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (token.capacity() != LENGTH
                    || token.getInt(LENGTH - Integer.BYTES) != checksum(token.array())) {
                return null;
            }
            return new Address(token.getLong(), token.getInt(), token.getInt());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int checksum(byte[] token) {
        CRC32 crc = new CRC32();
        crc.update(token, 0, LENGTH - Integer.BYTES);
        return (int) crc.getValue();
    }
}
