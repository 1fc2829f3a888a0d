package com.salesagent.writer;

import com.salesagent.domain.draft.Angle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a reviewer asked for, as far as it can be done without a model. All of a lead's rounds count
 * together: who asked for a shorter text first and another angle later wants both.
 *
 * @param angle null where none was named
 * @param notes what the writer does about the feedback, for the reviewer; empty without feedback
 */
record Wishes(
        boolean shorter,
        Tone tone,
        boolean withoutFigure,
        boolean otherAngle,
        Angle angle,
        List<String> notes) {
    /** How it is said. */
    enum Tone {
        PLAIN,
        FORMAL,
        CASUAL
    }

    static final Wishes NONE = new Wishes(false, Tone.PLAIN, false, false, null, List.of());

    private static final Pattern SHORTER =
            words("shorter|shorten|too long|brief|briefer|concise|cut it down|trim|less text");
    private static final Pattern LONGER = words("longer|more detail|more details|elaborate");
    private static final Pattern FORMAL =
            words("more formal|formally|less casual|less informal|more professional|too casual");
    private static final Pattern CASUAL =
            words(
                    "less formal|more casual|casually|friendlier|warmer|more personal|too formal"
                            + "|less stiff|too stiff|informal");
    private static final Pattern NO_FIGURE =
            Pattern.compile(
                    "(?i)\\b(no|drop|remove|without|skip|omit|leave out|take out|don't mention|do"
                            + " not mention)\\b[^.;]{0,30}\\b(figures?|numbers?|dollars?|savings"
                            + "|estimates?|amounts?)\\b");
    private static final Pattern OTHER_ANGLE =
            words("other angle|another angle|different angle|new angle|different approach");

    private static final Pattern MULTI_SITE =
            words("multi[- ]?site|sites|locations|branches|stores");
    private static final Pattern DEREGULATION =
            words("deregulation|deregulated|supplier|suppliers|supply");
    private static final Pattern RISK = words("risk|budget|volatility|price swings");
    private static final Pattern AUDIT = words("audit");
    private static final Pattern COST = words("cost|costs|savings|money");

    Wishes {
        notes = List.copyOf(notes);
    }

    /**
     * Reads what reviewers wrote.
     *
     * @param feedback each round's, oldest first; blank ones are ignored
     */
    static Wishes of(Brief brief, List<String> feedback) {
        Wishes wishes = NONE;
        for (String text : feedback) {
            if (!text.isBlank()) {
                wishes = wishes.and(brief, text.toLowerCase(Locale.ROOT));
            }
        }
        return wishes;
    }

    private Wishes and(Brief brief, String text) {
        List<String> done = new ArrayList<>();
        boolean formal = found(FORMAL, text);
        boolean casual = found(CASUAL, text);
        boolean nextShorter = found(SHORTER, text) || (shorter && !found(LONGER, text));
        boolean nextWithoutFigure = withoutFigure || found(NO_FIGURE, text);
        Tone nextTone = formal ? Tone.FORMAL : casual ? Tone.CASUAL : tone;
        if (found(SHORTER, text)) {
            done.add("shorter");
        }
        if (found(LONGER, text) && shorter) {
            done.add("back to full length");
        }
        if (formal || casual) {
            done.add(formal ? "more formal" : "less formal");
        }
        if (found(NO_FIGURE, text)) {
            done.add("without figures");
        }
        Optional<Angle> named = found(NO_FIGURE, text) ? Optional.empty() : named(text);
        boolean refused = false;
        if (named.isPresent() && AngleChoice.supports(brief, named.get())) {
            done.add("led by " + named.get().id().replace('_', ' '));
        } else if (named.isPresent()) {
            refused = true;
        } else if (found(OTHER_ANGLE, text)) {
            done.add("another angle");
        }
        boolean understood = !done.isEmpty();
        String note =
                refused
                        ? "The angle that was asked for has no facts behind it here, so another"
                                + " one leads."
                        : understood
                                ? "As asked: " + String.join(", ", done) + "."
                                : "The feedback could not be followed word for word without a"
                                        + " model; angle and wording were changed instead.";
        boolean next = refused || !understood || found(OTHER_ANGLE, text);
        return new Wishes(
                nextShorter,
                nextTone,
                nextWithoutFigure,
                next && !(named.isPresent() && !refused),
                named.isPresent() && !refused ? named.get() : next ? null : angle,
                List.of(note));
    }

    private static Optional<Angle> named(String text) {
        if (found(MULTI_SITE, text)) {
            return Optional.of(Angle.MULTI_SITE_SAVINGS);
        }
        if (found(DEREGULATION, text)) {
            return Optional.of(Angle.DEREGULATION_OPPORTUNITY);
        }
        if (found(RISK, text)) {
            return Optional.of(Angle.RISK_REDUCTION);
        }
        if (found(AUDIT, text)) {
            return Optional.of(Angle.AUDIT_OFFER);
        }
        return found(COST, text) ? Optional.of(Angle.COST_SAVINGS) : Optional.empty();
    }

    private static boolean found(Pattern pattern, String text) {
        return pattern.matcher(text).find();
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?i)\\b(" + alternatives + ")\\b");
    }
}
