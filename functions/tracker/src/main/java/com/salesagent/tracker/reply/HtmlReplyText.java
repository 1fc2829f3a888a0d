package com.salesagent.tracker.reply;

import com.salesagent.domain.reply.Finding;
import com.salesagent.domain.reply.ReplyText;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.List;

/** The newly written text of an HTML mail: what {@link ReplyText} is for plain text. */
public final class HtmlReplyText {
    private static final String SIGNATURES =
            "div.gmail_signature, .gmail_signature_prefix, #Signature, .moz-signature,"
                + " [data-signatureblock], #ms-outlook-mobile-signature,"
                + " .ms-outlook-mobile-signature, .protonmail_signature_block, .tutanota_signature,"
                + " .x_gmail_signature, [id^=yui_][class*=signature], #AppleMailSignature,"
                + " .zm_signature, [data-smartmail=gmail_signature]";

    private static final String QUOTES =
            ".yahoo_quoted, .protonmail_quote, .tutanota_quote, .zmail_extra,"
                + " .gmail_quote_container, #OLK_SRC_BODY_SECTION,"
                + " .ms-outlook-mobile-reference-message, #mail-editor-reference-message-container,"
                + " [name=messageReplySection], #isReplyContent, .moz-forward-container,"
                + " #reply-quote, .front-quote, .superhuman-quote, [id^=yahoo_quoted], .hey_quoted,"
                + " .missive_quote, #qt, .WM_QUOTE, .aolmail_aol_quote, .mail_quote,"
                + " .mcntmcntquote";

    private static final String CITED =
            "blockquote[type=cite], blockquote[cite], blockquote.gmail_quote, blockquote.cite,"
                + " blockquote.protonmail_quote, blockquote[class*=quote], blockquote.spark_quote,"
                + " blockquote.ecxgmail_quote";

    /** From these on, everything up to the end of the mail is the mail answered. */
    private static final String BOUNDARIES =
            "#divRplyFwdMsg, #x_divRplyFwdMsg, #appendonsend, #x_appendonsend, hr#stopSpelling,"
                    + " #replySplit, #ms-outlook-mobile-body-separator-line";

    private HtmlReplyText() {}

    /**
     * The new text and what was hidden from its reader.
     *
     * @param text paragraphs apart by blank lines; without surrounding white space
     * @param hidden one finding for each stretch of text that the HTML hides
     */
    public record Extracted(String text, List<Finding> hidden) {
        public Extracted {
            hidden = List.copyOf(hidden);
        }
    }

    /** Reads an HTML body; anything that isn't HTML is taken for text. */
    public static Extracted extract(String html) {
        return extract(html, "");
    }

    /**
     * Reads an HTML body whose sender is known.
     *
     * @param from the header field, a name and an address; may be empty
     */
    public static Extracted extract(String html, String from) {
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        document.select("script, style, title, head, noscript, template, object, svg").remove();
        removeQuotes(body);
        List<Finding> hidden = HiddenText.remove(body);
        var requests = new ArrayList<String>();
        for (Element signature : body.select(SIGNATURES)) {
            requests.addAll(ReplyText.requestsIn(HtmlLines.of(signature)));
            signature.remove();
        }
        String text = ReplyText.extract(HtmlLines.of(body), from);
        requests.removeIf(text::contains);
        if (!requests.isEmpty()) {
            text = (text + "\n\n" + String.join("\n", requests)).strip();
        }
        return new Extracted(text, hidden);
    }

    private static void removeQuotes(Element body) {
        for (Element boundary : body.select(BOUNDARIES)) {
            removeFrom(boundary);
        }
        body.select(QUOTES).forEach(Element::remove);
        for (Element quote : body.select("div.gmail_quote, div.gmail_extra, div.ecxgmail_quote")) {
            // A text below the quote stays; without a blockquote inside, everything is quoted.
            if (quote.selectFirst("blockquote") == null && quote.hasClass("gmail_quote")) {
                quote.remove();
            }
        }
        body.select(CITED).forEach(HtmlReplyText::markQuoted);
        Element last = null;
        List<Element> plain = new ArrayList<>(body.select("blockquote:not([data-quoted])"));
        for (Element quote : plain) {
            last = isIndented(quote) ? last : quote;
        }
        boolean lastIsIntroduced = last != null && isIntroduced(last);
        for (Element quote : plain) {
            boolean own = isIndented(quote) || (lastIsIntroduced && !isIntroduced(quote));
            if (!own) {
                markQuoted(quote);
            }
        }
    }

    private static void markQuoted(Element quote) {
        quote.attr("data-quoted", "");
    }

    /** The indent button of some editors makes blockquotes of the writer's own text. */
    private static boolean isIndented(Element quote) {
        String style = quote.attr("style").replace(" ", "").toLowerCase(java.util.Locale.ROOT);
        return style.contains("margin:00040px") && style.contains("border:none");
    }

    private static boolean isIntroduced(Element quote) {
        Element before = quote.previousElementSibling();
        String inside = quote.text();
        return (before != null && before.text().strip().endsWith(":"))
                || (inside.length() < 4000
                        && inside.contains("wrote:")
                        && inside.startsWith("On "));
    }

    /** Removes an element and all that follows it in the document. */
    private static void removeFrom(Element boundary) {
        Element at = boundary;
        while (at != null && !at.nameIs("body")) {
            org.jsoup.nodes.Node next = at.nextSibling();
            while (next != null) {
                org.jsoup.nodes.Node after = next.nextSibling();
                next.remove();
                next = after;
            }
            at = at.parent();
        }
        boundary.remove();
    }
}
