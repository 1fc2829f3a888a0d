package com.salesagent.local.s3;

import com.salesagent.local.http.Request;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The body of an upload as SDKs sign it: in chunks, each after a line with its length, the last
 * followed by checksums.
 */
final class AwsChunks {
    private AwsChunks() {}

    /** The object's own bytes. */
    static byte[] decoded(Request request) {
        boolean chunked =
                request.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-")
                        || request.header("Content-Encoding").orElse("").contains("aws-chunked");
        return chunked ? unchunked(request.body()) : request.body();
    }

    private static byte[] unchunked(byte[] body) {
        ByteArrayOutputStream object = new ByteArrayOutputStream(body.length);
        int at = 0;
        while (at < body.length) {
            int end = lineEnd(body, at);
            String line = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int semicolon = line.indexOf(';');
            int length = Integer.parseInt(semicolon < 0 ? line : line.substring(0, semicolon), 16);
            if (length == 0) {
                break;
            }
            if (end + 2 + length > body.length) {
                throw new IllegalArgumentException("a chunk is longer than the request");
            }
            object.write(body, end + 2, length);
            at = end + 2 + length + 2;
        }
        return object.toByteArray();
    }

    private static int lineEnd(byte[] body, int from) {
        for (int i = from; i + 1 < body.length; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n') {
                return i;
            }
        }
        throw new IllegalArgumentException("a chunk's length has no line end");
    }
}
