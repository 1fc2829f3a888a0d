package com.salesagent.models;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A response that goes on and on. */
final class AnswerTooLarge extends IOException {
    private static final long serialVersionUID = 1;

    /** Far more than the longest answer of any shape. */
    static final int MAX_BYTES = 512 * 1024;

    AnswerTooLarge() {
        super("more than " + MAX_BYTES + " bytes");
    }

    /** The same bytes, but never more than the limit. */
    static InputStream limited(InputStream body) {
        return new FilterInputStream(body) {
            private int left = MAX_BYTES;

            @Override
            public int read() throws IOException {
                int next = super.read();
                spend(next < 0 ? 0 : 1);
                return next;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                spend(Math.max(count, 0));
                return count;
            }

            private void spend(int count) throws AnswerTooLarge {
                left -= count;
                if (left < 0) {
                    throw new AnswerTooLarge();
                }
            }
        };
    }
}
