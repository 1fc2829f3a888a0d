package com.salesagent.local.sqs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The MD5 sums by which SQS clients check what was stored; MD5 because the protocol says so, not
 * for safety.
 */
public final class Digest {
    private static final byte TEXT = 1;
    private static final byte BINARY = 2;

    private Digest() {}

    /** Of a message's body. */
    public static String body(String body) {
        return HexFormat.of().formatHex(md5().digest(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of its attributes: name, type and value in order of name, each with its length before it. */
    static String attributes(Map<String, Map<String, String>> attributes) {
        MessageDigest md5 = md5();
        new TreeMap<>(attributes)
                .forEach(
                        (name, attribute) -> {
                            update(md5, name.getBytes(StandardCharsets.UTF_8));
                            update(
                                    md5,
                                    attribute
                                            .getOrDefault("DataType", "String")
                                            .getBytes(StandardCharsets.UTF_8));
                            String binary = attribute.get("BinaryValue");
                            if (binary == null) {
                                md5.update(TEXT);
                                update(
                                        md5,
                                        attribute
                                                .getOrDefault("StringValue", "")
                                                .getBytes(StandardCharsets.UTF_8));
                            } else {
                                md5.update(BINARY);
                                update(md5, Base64.getDecoder().decode(binary));
                            }
                        });
        return HexFormat.of().formatHex(md5.digest());
    }

    private static void update(MessageDigest md5, byte[] part) {
        md5.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        md5.update(part);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java platform has MD5", e);
        }
    }
}
