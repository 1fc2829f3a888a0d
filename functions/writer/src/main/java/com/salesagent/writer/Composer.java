package com.salesagent.writer;

import com.salesagent.domain.Digests;
import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.draft.Email;
import com.salesagent.writer.FollowUpPhrases.Thought;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the emails of a sequence from a brief alone. The same brief, angle and version always give
 * the same text; another lead or another version gives another.
 */
final class Composer {
    static final int MAX_SUBJECT = 60;
    private static final int MIN_WORDS = 100;
    private static final int MAX_WORDS = 160;
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    /**
     * Composes a sequence.
     *
     * @param version 0 for the first text to a lead; each further one picks other sentences
     */
    List<Email> compose(Brief brief, Angle angle, Wishes wishes, int version) {
        Page page = new Page(brief, version);
        boolean figure = brief.hasFigure() && !wishes.withoutFigure();
        String subject = subject(page, angle, figure);
        List<Email> emails = new ArrayList<>();
        emails.add(new Email(0, 0, subject, first(page, angle, wishes, figure)));
        emails.addAll(followUps(page, subject, wishes, figure));
        return emails;
    }

    /** Follow-ups alone, for a first email that a model wrote. */
    List<Email> followUps(Brief brief, String subject, Wishes wishes, int version) {
        boolean figure = brief.hasFigure() && !wishes.withoutFigure();
        return followUps(new Page(brief, version), subject, wishes, figure);
    }

    /** What stands before and after the paragraphs, so that each text is signed as its sender. */
    static String signed(Brief brief, Wishes wishes, String paragraphs) {
        String body =
                wishes.tone() == Wishes.Tone.FORMAL
                        ? Contractions.writtenOut(paragraphs)
                        : paragraphs;
        return greeting(brief, wishes) + "\n\n" + body + "\n\n" + signature(brief, wishes);
    }

    private static String greeting(Brief brief, Wishes wishes) {
        if (wishes.tone() == Wishes.Tone.FORMAL) {
            return brief.contactName().isEmpty()
                    ? "Dear Sir or Madam,"
                    : "Dear " + brief.contactName() + ",";
        }
        return "Hi " + brief.firstName() + ",";
    }

    private static String signature(Brief brief, Wishes wishes) {
        String closing =
                switch (wishes.tone()) {
                    case PLAIN -> "Best regards,";
                    case FORMAL -> "Sincerely,";
                    case CASUAL -> "Thanks and all the best,";
                };
        return String.join(
                "\n",
                closing,
                Names.clean(brief.sender().name()),
                Names.clean(brief.sender().title()),
                Names.clean(brief.sender().organisation()),
                brief.website());
    }

    private static String first(Page page, Angle angle, Wishes wishes, boolean figure) {
        Brief brief = page.brief();
        String opening =
                page.pick(
                        "opening",
                        angle == Angle.MULTI_SITE_SAVINGS
                                ? Phrases.SITES
                                : Phrases.openings(brief));
        String pitch = page.pick("pitch", Phrases.pitch(angle));
        String estimate = figure ? page.pick("figure", Phrases.figure(angle)) : "";
        String fee = page.pick("fee", Phrases.FEES);
        String ask = page.pick("ask", Phrases.asks(brief));
        if (wishes.shorter()) {
            String middle = figure ? page.pick("figure", Phrases.figure(Angle.AUDIT_OFFER)) : pitch;
            return signed(brief, wishes, paragraphs(opening, middle, fee + " " + ask));
        }
        boolean figureLeads = angle == Angle.COST_SAVINGS;
        String middle = figureLeads ? join(estimate, pitch) : join(pitch, estimate);
        String text = paragraphs(opening, middle, fee, ask);
        if (Words.count(text) < MIN_WORDS) {
            text = paragraphs(opening, middle, join(fee, page.pick("effort", Phrases.EFFORT)), ask);
        }
        if (Words.count(text) < MIN_WORDS && angle != Angle.AUDIT_OFFER && !figureLeads) {
            text =
                    paragraphs(
                            opening,
                            middle,
                            page.pick("checks", Phrases.pitch(Angle.COST_SAVINGS)),
                            join(fee, page.pick("effort", Phrases.EFFORT)),
                            ask);
        }
        if (Words.count(text) > MAX_WORDS && figureLeads) {
            text = paragraphs(opening, estimate, fee, ask);
        }
        return signed(brief, wishes, text);
    }

    private static List<Email> followUps(Page page, String subject, Wishes wishes, boolean figure) {
        Brief brief = page.brief();
        List<Thought> thoughts =
                FollowUpPhrases.thoughts(brief, figure, brief.followUpDays().size());
        List<Email> emails = new ArrayList<>();
        for (int i = 0; i < thoughts.size(); i++) {
            Thought thought = thoughts.get(i);
            int step = i + 1;
            String text = page.pick("thought" + step, thought.wordings());
            if (thought.asks()) {
                text = paragraphs(text, page.turn("asks", FollowUpPhrases.asks(), step));
            }
            emails.add(
                    new Email(
                            step,
                            brief.followUpDays().get(i),
                            "Re: " + subject,
                            signed(brief, wishes, text)));
        }
        return emails;
    }

    /** The first wording that fits with the whole name; else a short one, with a shorter name. */
    private static String subject(Page page, Angle angle, boolean figure) {
        String company = page.brief().company();
        List<String> wordings = Phrases.subjects(page.brief(), angle, figure);
        for (int i = 0; i < wordings.size(); i++) {
            String subject = page.fill(page.turnOf("subject", wordings, i), company);
            if (subject.length() <= MAX_SUBJECT) {
                return Names.capitalised(subject);
            }
        }
        String wording = Phrases.shortSubject(figure);
        int room = MAX_SUBJECT - page.fill(wording, "").length();
        return Names.capitalised(page.fill(wording, Names.shortened(company, room)));
    }

    private static String paragraphs(String... paragraphs) {
        return String.join("\n\n", paragraphs).strip();
    }

    private static String join(String first, String second) {
        return (first + " " + second).strip();
    }

    /** One version of one lead's text: which sentence of each list, and what fills its slots. */
    private record Page(Brief brief, int version, Map<String, String> values) {
        Page(Brief brief, int version) {
            this(brief, version, values(brief));
        }

        String pick(String slot, List<String> wordings) {
            return turn(slot, wordings, 0);
        }

        String turn(String slot, List<String> wordings, int turn) {
            return Names.capitalised(fill(turnOf(slot, wordings, turn), brief.company()));
        }

        String turnOf(String slot, List<String> wordings, int turn) {
            int hash =
                    Integer.parseUnsignedInt(
                            Digests.sha256Hex(brief.leadId() + "/" + slot).substring(0, 7), 16);
            return wordings.get((hash + version + turn) % wordings.size());
        }

        String fill(String wording, String name) {
            Matcher slots = SLOT.matcher(wording);
            return slots.replaceAll(slot -> Matcher.quoteReplacement(value(slot.group(1), name)));
        }

        private String value(String slot, String name) {
            return switch (slot) {
                case "short" -> name;
                case "shortPossessive" -> Names.possessive(name);
                default -> {
                    String value = values.getOrDefault(slot, "");
                    if (value.isBlank()) {
                        throw new IllegalStateException("nothing is known to fill in " + slot);
                    }
                    yield value;
                }
            };
        }

        private static Map<String, String> values(Brief brief) {
            Map<String, String> values = new HashMap<>();
            values.put("company", brief.company());
            values.put("possessive", Names.possessive(brief.company()));
            values.put("aKind", brief.kind().withArticle());
            values.put("kinds", brief.kind().plural());
            values.put("places", brief.kind().places());
            values.put("city", brief.city());
            values.put("stateName", brief.stateName());
            values.put("StateName", Names.capitalised(brief.stateName()));
            values.put("capacity", Words.number(brief.capacity()));
            values.put("sites", Words.spelled(brief.sites()));
            values.put("Sites", Names.capitalised(Words.spelled(brief.sites())));
            values.put("employees", Words.number(brief.employees()));
            values.put("floorArea", Words.number(brief.floorArea()));
            values.put("spend", Money.of(brief.spend()));
            values.put("spendOn", spendOn(brief));
            values.put("low", Money.of(brief.low()));
            values.put("mid", Money.of(brief.mid()));
            values.put("high", Money.of(brief.high()));
            values.put("basis", basis(brief));
            values.put("fee", brief.fee());
            return values;
        }

        private static String spendOn(Brief brief) {
            String energy = brief.gas() ? "energy" : "electricity";
            return brief.telecom() ? energy + " and phone lines" : energy;
        }

        private static String basis(Brief brief) {
            String use = "the typical electricity use of " + brief.kind().buildings();
            String prices =
                    brief.stateName().isBlank()
                            ? "average US prices"
                            : "average prices in " + brief.stateName();
            return brief.telecom()
                    ? "%s, %s and typical phone costs per employee".formatted(use, prices)
                    : use + " and " + prices;
        }
    }
}
