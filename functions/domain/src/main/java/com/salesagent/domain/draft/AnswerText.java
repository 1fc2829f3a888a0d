package com.salesagent.domain.draft;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.Sender;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.reply.Intent;
import com.salesagent.domain.score.Money;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Composes the answer to a reply, for a person to approve or edit. From the reply it takes only
 * which questions are asked, and the quotation: nothing that a stranger wrote becomes a sentence of
 * ours. It names no time and no price but the campaign's fee.
 */
public final class AnswerText {
    private static final int MOST_QUOTED = 20;
    private static final int LONGEST_LINE = 300;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private static final Pattern PRICE =
            asks(
                    "cost|costs|price|prices|pricing|fee|fees|charge|charges|paid|pay|expensive"
                        + "|commission|budget|kosten|kostet|preis|honorar|provision|co[uû]te?|tarif"
                        + "|prix|cu[aá]nto|precio|tarifa|cobran|quanto|prezzo|pre[cç]o|prijs");
    private static final Pattern ESTIMATE =
            asks(
                    "number|numbers|figure|figures|estimate|estimated|calculate|calculated|basis"
                        + "|based|accurate|sure|savings|save|grundlage|berechnet|calcul|base|c[aá]lculo");
    private static final Pattern PROOF =
            asks(
                    "reference|references|case"
                        + " stud(?:y|ies)|customer|customers|client|clients|example"
                        + "|examples|sample|prove|proof|referenzen|r[eé]f[eé]rences|referencias");
    private static final Pattern TERMS =
            asks("contract|terms|cancel|commit|commitment|exclusive|vertrag|contrat|contrato");
    private static final Pattern WORK =
            asks(
                    "how does|how long|process|involved|need from|next step|next steps|what do you"
                        + " do|who does|details|more info|information|tell me"
                        + " more|brochure|proposal|how do"
                        + " you|unterlagen|informationen|ablauf|comment|informaci[oó]n|c[oó]mo");
    private static final Pattern ABOUT_US =
            asks(
                    "who are you|who is this|who am i|your company|which company|what company|my"
                            + " (?:email|name|address)|our name|find (?:me|us)|found (?:me|us)|real"
                            + " person|legit|a bot|wer sind sie|woher|qui [eê]tes|qui[eé]n"
                            + " es|qui[eé]nes son");
    private static final Pattern NAMES_A_TIME =
            Pattern.compile(
                    "(?i)\\b(?:mon|tues|wednes|thurs|fri)day|\\btomorrow|\\bnoon\\b|\\b\\d{1,2}(?::\\d{2})?"
                        + " ?(?:am|pm|uhr|h)\\b|\\b\\d{1,2}:\\d{2}\\b|montag|dienstag|mittwoch"
                        + "|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes"
                        + "|mi[eé]rcoles|jueves|viernes");

    private final Lead lead;
    private final Contact contact;
    private final Campaign campaign;

    public AnswerText(Lead lead, Contact contact, Campaign campaign) {
        this.lead = lead;
        this.contact = contact;
        this.campaign = campaign;
    }

    /**
     * The answer.
     *
     * @param reply their own new words
     * @param on the day on which they wrote them
     * @param subject of the email that they answered
     * @param quotable whether their words may be quoted; not where something was hidden in them
     * @return empty where only a person knows what to say
     */
    public Optional<Email> to(
            Intent intent, String reply, LocalDate on, String subject, boolean quotable) {
        List<String> paragraphs = paragraphs(intent, reply);
        if (paragraphs.isEmpty()) {
            return Optional.empty();
        }
        String body =
                "Hi %s,\n\n%s\n\n%s"
                        .formatted(firstName(), String.join("\n\n", paragraphs), signature());
        return Optional.of(
                new Email(
                        Email.ANSWER,
                        0,
                        "Re: " + subject.replaceFirst("(?i)^(?:re: )+", ""),
                        quotable ? body + quotation(reply, on) : body));
    }

    private List<String> paragraphs(Intent intent, String reply) {
        return switch (intent) {
            case WANTS_MEETING -> meeting(reply);
            case WANTS_INFO -> information(reply);
            case REFERRAL ->
                    List.of(
                            "Thank you for pointing me on. I'll take it up there and won't take"
                                    + " more of your time.");
            case OTHER -> ABOUT_US.matcher(reply).find() ? List.of(aboutUs()) : List.of();
            case UNSUBSCRIBE, OUT_OF_OFFICE, WRONG_PERSON, NOT_INTERESTED -> List.of();
        };
    }

    private List<String> meeting(String reply) {
        List<String> said = new ArrayList<>();
        said.add(
                NAMES_A_TIME.matcher(reply).find()
                        ? "Thank you, I'd be glad to talk. I've noted the time you name and will"
                                + " confirm it with an invitation, or offer the nearest one that"
                                + " is open."
                        : "Thank you, I'd be glad to talk. Please name a few times that suit you"
                                + " and the number to call, and I'll confirm one of them with an"
                                + " invitation.");
        questions(reply, said);
        said.add(
                "If you can, have a copy of recent utility bills at hand: they tell more than any"
                        + " estimate.");
        return said;
    }

    private List<String> information(String reply) {
        List<String> said = new ArrayList<>();
        said.add("Thank you for asking.");
        questions(reply, said);
        if (said.size() == 1) {
            said.add(work());
        }
        said.add(
                "If something is still open, I'd be glad to go through it in a short call. Please"
                        + " name a time that suits you.");
        return said;
    }

    private void questions(String reply, List<String> said) {
        if (ABOUT_US.matcher(reply).find()) {
            said.add(aboutUs());
        }
        if (PRICE.matcher(reply).find()) {
            said.add(
                    "On the cost: our fee is %.0f%% of what we recover. If we recover nothing, you pay"
                                    .formatted(campaign.fee() * 100)
                            + " nothing.");
        }
        if (ESTIMATE.matcher(reply).find() && lead.savings() != null) {
            said.add(
                    "On the figure: we estimate %s to %s a year from public data about %s and average"
                                    .formatted(
                                            Money.display(lead.savings().low()),
                                            Money.display(lead.savings().high()),
                                            lead.company().name())
                            + " use and prices. Your own bills will move it up or down.");
        }
        if (PROOF.matcher(reply).find()) {
            said.add(
                    "On references: I'll find out which ones I may share for an organisation of"
                            + " your kind, and send you those.");
        }
        if (TERMS.matcher(reply).find()) {
            said.add(
                    "On the terms: you get them in writing, to read at leisure before anything"
                            + " starts.");
        }
        if (WORK.matcher(reply).find()) {
            said.add(work());
        }
    }

    private static String work() {
        return "What we do: we read utility bills line by line against tariff, contract and meter,"
                + " and claim back what was charged wrongly. All we need to begin is a copy of"
                + " recent bills; the rest is our work.";
    }

    private String aboutUs() {
        return "On who we are: I'm %s of %s. We found %s in a public source (%s), and wrote because of your role there."
                .formatted(
                        campaign.sender().name(),
                        campaign.sender().organisation(),
                        lead.company().name(),
                        lead.company().source().publisher());
    }

    private String firstName() {
        String name = contact.name().strip();
        return name.isEmpty() ? "there" : name.split("\\s+", 2)[0];
    }

    private String signature() {
        Sender sender = campaign.sender();
        return String.join(
                "\n", "Best regards,", sender.name(), sender.title(), sender.organisation());
    }

    private static String quotation(String reply, LocalDate on) {
        var quoted = new StringBuilder("\n\nOn " + DAY.format(on) + " you wrote:\n");
        List<String> lines = reply.strip().lines().limit(MOST_QUOTED + 1L).toList();
        for (String line : lines.subList(0, Math.min(MOST_QUOTED, lines.size()))) {
            String shown =
                    line.codePoints()
                            .filter(c -> !Character.isISOControl(c))
                            .limit(LONGEST_LINE)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();
            quoted.append("> ").append(shown).append('\n');
        }
        if (lines.size() > MOST_QUOTED) {
            quoted.append("> ...\n");
        }
        return quoted.toString().stripTrailing();
    }

    private static Pattern asks(String words) {
        return Pattern.compile("(?iu)\\b(?:" + words + ")\\b");
    }
}
