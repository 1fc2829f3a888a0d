package com.salesagent.tracker.reply;

import com.salesagent.domain.reply.Finding;

import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds and takes out text that an HTML mail hides from its reader. */
final class HiddenText {
    private static final int MOST_FINDINGS = 10;

    private static final Pattern INVISIBLE =
            Pattern.compile(
                    "display:none|visibility:(?:hidden|collapse)|font-size:(?:0(?:\\.\\d+)?|1)(?:px|pt|em|rem|%)?(?:;|!|$)|opacity:0?(?:\\.0\\d*)?(?:;|!|$)|opacity:0(?:;|$)"
                        + "|mso-hide:all|(?:left|top|text-indent|margin-left):-\\d{3,}|max-height:0|clip:rect\\(0|transform:scale\\(0"
                        + "|(?:^|;)(?:height|width):0(?:px)?(?:;|$)(?=.*overflow:hidden)|overflow:hidden.*(?:height|width):0|color:transparent");
    private static final Pattern WHITE =
            Pattern.compile(
                    "(?:^|;)color:(?:#fff(?:fff)?|white|rgba?\\(255,255,255[^)]*\\)|#f[ef]f[ef]f[ef]|hsl\\(0,0%,100%\\))(?:;|!|$)");
    private static final Pattern BACKGROUND =
            Pattern.compile(
                    "background(?:-color)?:(?!(?:#fff(?:fff)?|white|transparent|none|inherit|rgba?\\(255,255,255)(?:;|!|$|[^;]*\\)))[^;]+");
    private static final Pattern TALK =
            Pattern.compile(
                    "(?i)(?:ignore|instruction|system|assistant|prompt|classif|intent|approve|unsubscribe)");

    private HiddenText() {}

    /** Takes hidden elements and comments out of the tree; each that held text is a finding. */
    static List<Finding> remove(Element body) {
        var findings = new ArrayList<Finding>();
        for (Element element : List.copyOf(body.getAllElements())) {
            if (element.nameIs("body") || element.parent() == null) {
                continue;
            }
            if (isHidden(element)) {
                String text = element.text().strip();
                if (!text.isEmpty() && findings.size() < MOST_FINDINGS) {
                    findings.add(new Finding(Finding.Type.HIDDEN_TEXT, text));
                }
                element.remove();
            }
        }
        removeComments(body, findings);
        return findings;
    }

    private static void removeComments(Element body, List<Finding> findings) {
        var comments = new ArrayList<Node>();
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof Comment) {
                        comments.add(node);
                    }
                },
                body);
        for (Node node : comments) {
            String text = ((Comment) node).getData().strip();
            // Word and newsletters leave comments everywhere; only those that talk to a machine are
            // shown.
            if (!text.startsWith("[if")
                    && TALK.matcher(text).find()
                    && findings.size() < MOST_FINDINGS) {
                findings.add(new Finding(Finding.Type.HIDDEN_TEXT, text));
            }
            node.remove();
        }
    }

    private static boolean isHidden(Element element) {
        if (element.hasAttr("hidden")
                || (element.attr("aria-hidden").equals("true")
                        && element.normalName().equals("span"))) {
            return true;
        }
        String size = element.attr("size");
        String style = element.attr("style").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        if (style.length() > 2000) {
            style = style.substring(0, 2000);
        }
        if (!style.isEmpty() && INVISIBLE.matcher(style).find()) {
            return true;
        }
        String color = element.attr("color").toLowerCase(Locale.ROOT).strip();
        boolean white =
                WHITE.matcher(style).find()
                        || color.equals("white")
                        || color.equals("#ffffff")
                        || color.equals("#fff");
        return size.equals("0") || (white && !isOnColor(element, style));
    }

    /** White letters on a coloured ground, as on a button, can be read. */
    private static boolean isOnColor(Element element, String style) {
        if (BACKGROUND.matcher(style).find()) {
            return true;
        }
        for (Element parent : element.parents()) {
            String ground = parent.attr("style").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
            String attribute = parent.attr("bgcolor").toLowerCase(Locale.ROOT);
            boolean colored =
                    !attribute.isEmpty()
                            && !attribute.equals("white")
                            && !attribute.startsWith("#fff");
            if (colored || BACKGROUND.matcher(ground).find()) {
                return true;
            }
        }
        return false;
    }
}
