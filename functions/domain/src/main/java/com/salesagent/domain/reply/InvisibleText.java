package com.salesagent.domain.reply;

/** Characters that a reader can't see and that can hide or break up words. */
final class InvisibleText {
    private InvisibleText() {}

    /** True for characters that take no room; joiners that scripts and emoji need are none. */
    static boolean isInvisible(int c) {
        return switch (c) {
            case 0x00AD,
                    0x034F,
                    0x061C,
                    0x115F,
                    0x1160,
                    0x17B4,
                    0x17B5,
                    0x180E,
                    0x3164,
                    0xFEFF,
                    0xFFA0 ->
                    true;
            case 0x200B, 0x200E, 0x200F, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064 -> true;
            default ->
                    (c >= 0x202A && c <= 0x202E)
                            || (c >= 0x2066 && c <= 0x206F)
                            || (c >= 0xE0000 && c <= 0xE007F)
                            || (c < 0x20 && c != '\n' && c != '\r' && c != '\t');
        };
    }

    /** True for those that no ordinary mail client puts between the letters of a word. */
    static boolean isSuspicious(int c) {
        return c == 0x200B
                || c == 0x2060
                || (c >= 0x2061 && c <= 0x2064)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || (c >= 0xE0000 && c <= 0xE007F);
    }

    static String strip(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isInvisible(c)).forEach(visible::appendCodePoint);
        return visible.length() == text.length() ? text : visible.toString();
    }
}
