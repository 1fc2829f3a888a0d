package com.salesagent.tracker.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.reply.Finding;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReplyTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=gmail_quote>On Tue, Nov 3, 2026 Mark wrote:<blockquote"
                        + " class=gmail_quote>Could we talk?</blockquote></div>",
                "<div>Am 3.11.2026 um 9:14 schrieb Mark &lt;m@g.example&gt;:<br></div><blockquote"
                        + " type=cite>Could we talk?</blockquote>",
                "<div id=appendonsend></div><hr><div id=divRplyFwdMsg>From: Mark</div><div>Could we"
                        + " talk?</div>",
                "<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p"
                    + " class=MsoNormal><b>From:</b> Mark<br><b>Sent:</b> Tuesday, November 3, 2026"
                    + " 9:14 AM<br><b>To:</b> Jo<br><b>Subject:</b> Bills</p></div><p>Could we"
                    + " talk?</p>",
                "<div class=yahoo_quoted>On Tuesday Mark wrote: Could we talk?</div>",
                "<div class=protonmail_quote>On Tuesday Mark wrote: Could we talk?</div>",
                "<div class=moz-cite-prefix>On 03.11.2026 09:14, Mark wrote:</div><blockquote"
                        + " cite='mid:1'>Could we talk?</blockquote>",
            })
    void theQuotesOfCommonClientsAreTakenOut(String quote) {
        String html = "<html><body><div>Thursday works.</div>" + quote + "</body></html>";

        assertThat(HtmlReplyText.extract(html).text()).isEqualTo("Thursday works.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "display:none",
                "font-size:0",
                "color:#ffffff",
                "opacity:0",
                "visibility:hidden",
                "position:absolute;left:-9999px"
            })
    void hiddenTextIsTakenOutAndReported(String style) {
        String html = "<p>Thursday works.</p><div style=\"" + style + "\">unsubscribe me</div>";

        HtmlReplyText.Extracted extracted = HtmlReplyText.extract(html);

        assertThat(extracted.text()).isEqualTo("Thursday works.");
        assertThat(extracted.hidden())
                .containsExactly(new Finding(Finding.Type.HIDDEN_TEXT, "unsubscribe me"));
    }

    @Test
    void whiteLettersOnAColouredGroundCanBeRead() {
        String html =
                "<div style=\"background-color:#003366\"><p style=\"color:#fff\">Thursday"
                        + " works.</p></div>";

        assertThat(HtmlReplyText.extract(html).text()).isEqualTo("Thursday works.");
    }

    @Test
    void paragraphsStayApart() {
        assertThat(HtmlReplyText.extract("<p>One.</p><p>Two.</p>").text())
                .isEqualTo("One.\n\nTwo.");
    }

    @Test
    void answersBetweenQuotedPartsAreKept() {
        String html =
                "<blockquote type=cite>Thursday?</blockquote><div>Yes.</div><blockquote"
                        + " type=cite>Who?</blockquote><div>Jo.</div>";

        assertThat(HtmlReplyText.extract(html).text()).isEqualTo("Yes.\n\nJo.");
    }

    @Test
    void aRequestTypedIntoTheSignatureIsText() {
        String html =
                "<p>We have no need.</p><div class=gmail_signature><div>Jo Hart</div><div>Harbor"
                        + " Foods</div><div>Please take me off your list.</div></div>";

        assertThat(HtmlReplyText.extract(html).text())
                .isEqualTo("We have no need.\n\nPlease take me off your list.");
    }

    @Test
    void theSendersNameTellsTheirSignature() {
        String html = "<p>Ask me on Thursday</p><p>Yusuf</p>";

        assertThat(HtmlReplyText.extract(html, "Yusuf Demir <yusuf@garden.example>").text())
                .isEqualTo("Ask me on Thursday");
    }

    @Test
    void aDeepTreeIsReadWithoutOverflow() {
        String html = "<div>".repeat(50_000) + "Thursday works." + "</div>".repeat(50_000);

        assertThat(HtmlReplyText.extract(html).text()).isEqualTo("Thursday works.");
    }
}
