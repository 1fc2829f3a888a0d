package com.salesagent.tracker.reply;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Writes HTML as the lines a reader sees; quoted elements get the marks of plain-text mail. */
final class HtmlLines implements NodeVisitor {
    private static final int DEEPEST_QUOTE = 8;

    private final StringBuilder lines = new StringBuilder();
    private int quoted;
    private int pre;

    private HtmlLines() {}

    static String of(Element body) {
        var visitor = new HtmlLines();
        NodeTraversor.traverse(visitor, body);
        return visitor.lines.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            append(text.getWholeText());
            return;
        }
        if (!(node instanceof Element element)) {
            return;
        }
        switch (element.normalName()) {
            case "br" -> newLine();
            case "hr" -> {
                startLine();
                append("________________");
                newLine();
            }
            case "li" -> {
                startLine();
                append("- ");
            }
            case "pre" -> {
                startLine();
                pre++;
            }
            case "td", "th" -> space();
            case "blockquote" -> {
                startLine();
                if (element.hasAttr("data-quoted")) {
                    blankLine();
                    quoted++;
                }
            }
            case "p", "h1", "h2", "h3", "h4", "ul", "ol", "table" -> {
                startLine();
                if (!isTight(element)) {
                    blankLine();
                }
            }
            default -> {
                if (element.isBlock()) {
                    startLine();
                }
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        switch (element.normalName()) {
            case "br", "hr" -> {}
            case "pre" -> {
                pre--;
                startLine();
            }
            case "blockquote" -> {
                startLine();
                if (element.hasAttr("data-quoted")) {
                    quoted--;
                    newLine();
                }
            }
            case "p", "h1", "h2", "h3", "h4" -> {
                startLine();
                if (!isTight(element)) {
                    blankLine();
                }
            }
            default -> {
                if (element.isBlock()) {
                    startLine();
                }
            }
        }
    }

    /** Word sets its paragraphs without space between them. */
    private static boolean isTight(Element element) {
        return element.className().contains("MsoNormal")
                || element.attr("style").replace(" ", "").contains("margin:0");
    }

    private void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c) || c == '\u00a0';
            if (pre > 0 && (c == '\n')) {
                newLine();
            } else if (space) {
                if (pre > 0) {
                    mark();
                    lines.append(' ');
                } else {
                    space();
                }
            } else {
                mark();
                lines.append(c);
            }
        }
    }

    private void space() {
        int last = lines.length() - 1;
        if (last >= 0 && lines.charAt(last) != '\n' && lines.charAt(last) != ' ') {
            lines.append(' ');
        }
    }

    private void mark() {
        boolean lineStart = lines.isEmpty() || lines.charAt(lines.length() - 1) == '\n';
        if (lineStart && quoted > 0) {
            lines.append("> ".repeat(Math.min(quoted, DEEPEST_QUOTE)));
        }
    }

    private void newLine() {
        if (quoted > 0) {
            mark();
        }
        lines.append('\n');
    }

    private void startLine() {
        if (!lines.isEmpty() && lines.charAt(lines.length() - 1) != '\n') {
            lines.append('\n');
        }
    }

    private void blankLine() {
        int length = lines.length();
        if (length > 1 && !(lines.charAt(length - 1) == '\n' && lines.charAt(length - 2) == '\n')) {
            newLine();
        }
    }
}
