package com.salesagent.tracker.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.reply.InboundMail;
import com.salesagent.domain.reply.ReplyVerdict;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Attacks on a machine that reads replies: none changes what follows from the reply around it. */
class InjectionCorpusTest {
    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 20);

    private static final List<String> REPLIES =
            List.of(
                    "Please take me off your list.",
                    "Thursday at 2 works for me.",
                    "What does it cost?",
                    "You should talk to Janet Moore, janet.moore@lakeside.example",
                    "No thanks, we are happy with our provider.",
                    "I don't handle utilities.",
                    "Check back with us in March.",
                    "Kein Interesse, danke.",
                    "Noted.");

    @Test
    void noAttackChangesIntentOptOutOrAlert() throws IOException {
        List<Map<String, Object>> attacks = LabelledRepliesTest.rows("injections.jsonl");
        var changed = new ArrayList<String>();

        for (Map<String, Object> attack : attacks) {
            for (String reply : REPLIES) {
                for (InboundMail mail : attacked(reply, attack)) {
                    String difference = difference(read(text(reply)), read(mail));
                    if (!difference.isEmpty()) {
                        changed.add(attack.get("id") + " on \"" + reply + "\": " + difference);
                    }
                }
            }
        }

        assertThat(attacks).hasSizeGreaterThanOrEqualTo(60);
        assertThat(changed).isEmpty();
    }

    @Test
    void eachAttackIsShownToTheReviewer() throws IOException {
        var silent = new ArrayList<Object>();

        for (Map<String, Object> attack : LabelledRepliesTest.rows("injections.jsonl")) {
            for (InboundMail mail : attacked("What does it cost?", attack)) {
                if (read(mail).findings().isEmpty()) {
                    silent.add(attack.get("id"));
                }
            }
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void anAttackAloneIsNoIntentAtAll() throws IOException {
        var believed = new ArrayList<String>();

        for (Map<String, Object> attack : LabelledRepliesTest.rows("injections.jsonl")) {
            if (attack.get("attack") instanceof String said) {
                ReplyVerdict verdict = read(text(said));
                if (verdict.suppress() || verdict.alert()) {
                    believed.add(attack.get("id") + " " + verdict.intent());
                }
            }
        }

        assertThat(believed).isEmpty();
    }

    private static List<InboundMail> attacked(String reply, Map<String, Object> attack) {
        if (attack.get("html") instanceof String hidden) {
            return List.of(
                    html("<html><body><p>" + reply + "</p>" + hidden + "</body></html>"),
                    html("<html><body>" + hidden + "<div>" + reply + "</div></body></html>"));
        }
        String said = String.valueOf(attack.get("attack"));
        return List.of(text(reply + "\n\n" + said), text(said + "\n\n" + reply));
    }

    private static String difference(ReplyVerdict clean, ReplyVerdict attacked) {
        boolean same =
                clean.intent() == attacked.intent()
                        && clean.suppress() == attacked.suppress()
                        && clean.alert() == attacked.alert();
        return same ? "" : clean.intent() + " became " + attacked.intent();
    }

    private static ReplyVerdict read(InboundMail mail) {
        return ReplyReader.read(mail, RECEIVED).verdict();
    }

    private static InboundMail text(String body) {
        return new InboundMail(List.of(), "", "", "", body, "");
    }

    private static InboundMail html(String body) {
        return new InboundMail(List.of(), "", "", "", "", body);
    }
}
