package com.salesagent.domain.campaign;

import com.salesagent.domain.campaign.ReviewPolicy.LeadApproval;
import com.salesagent.domain.campaign.ReviewPolicy.Proof;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.IndustryNames;
import com.salesagent.domain.run.RunRequest;
import com.salesagent.domain.score.Tier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who sends, who approves, and under which limits. One named {@code default} exists from the start.
 *
 * @param approvers who gets the review emails, one link each
 * @param alertAddress who hears of hot leads and gets reports
 * @param minimumTier leads below it never reach gate 1
 * @param dailyCap emails a day, follow-ups included
 * @param followUpDays calendar days after the first email, rising; empty for a single email
 * @param approvalExpiry how long a review link works
 * @param fee share of the savings that the sender earns, 0 to 1
 * @param pacing whether windows, ramp, gap, domain and weekly caps hold; off in the local cloud
 *     unless asked for
 * @param pace the figures that hold with pacing
 * @param demonstrationContacts whether a lead without a contact gets a made-up one; the local cloud
 *     only
 * @param trackOpens whether the provider counts opens; the approver is told
 * @param review how its gates are passed
 * @param weeklyScout the run that starts by itself each week
 */
public record Campaign(
        String id,
        Sender sender,
        List<String> approvers,
        String alertAddress,
        Tier minimumTier,
        int dailyCap,
        List<Integer> followUpDays,
        Duration approvalExpiry,
        double fee,
        boolean pacing,
        Pace pace,
        boolean demonstrationContacts,
        boolean trackOpens,
        ReviewPolicy review,
        WeeklyScout weeklyScout) {
    public static final String DEFAULT = "default";

    public Campaign {
        approvers = List.copyOf(approvers);
        followUpDays = List.copyOf(followUpDays);
    }

    /**
     * Reads the settings of a campaign.
     *
     * @throws InvalidSetting for the first setting that is missing or wrong, with its name, its
     *     value and what would be right
     */
    public static Campaign of(String id, Map<String, String> settings) {
        Reader read = new Reader(settings);
        Sender sender =
                new Sender(
                        read.text("SENDER_NAME"),
                        read.text("SENDER_TITLE"),
                        read.text("SENDER_ORGANISATION"),
                        read.address("SENDER_ADDRESS"),
                        read.address("REPLY_TO_ADDRESS"),
                        read.text("POSTAL_ADDRESS"),
                        read.text("SENDER_WEBSITE"),
                        read.optional("SENDER_PHONE"));
        return new Campaign(
                id,
                sender,
                read.addresses("APPROVERS"),
                read.address("ALERT_ADDRESS"),
                read.tier("MIN_TIER"),
                read.number("DAILY_CAP", 0, 100_000),
                read.days("FOLLOW_UP_DAYS"),
                Duration.ofHours(read.number("APPROVAL_EXPIRY_HOURS", 1, 24 * 30)),
                read.number("FEE_PERCENT", 0, 100) / 100.0,
                read.flag("PACING"),
                new Pace(
                        read.number("RAMP_START", 10, 1, 100_000),
                        read.number("RAMP_STEP", 5, 0, 100_000),
                        Duration.ofMinutes(read.number("GAP_MINUTES", 5, 0, 240)),
                        read.number("DOMAIN_HOURLY_CAP", 5, 1, 100_000),
                        read.number("CONTACT_WEEKLY_CAP", 2, 1, 50)),
                read.choice("CONTACTS", "demonstration", "real").equals("demonstration"),
                read.flag("TRACK_OPENS"),
                review(read),
                weeklyScout(read));
    }

    private static WeeklyScout weeklyScout(Reader read) {
        int count = read.number("WEEKLY_SCOUT_COUNT", 0, 0, RunRequest.MAX_COUNT);
        if (count == 0) {
            return WeeklyScout.NONE;
        }
        String industry = read.text("WEEKLY_SCOUT_INDUSTRY");
        return new WeeklyScout(
                IndustryNames.find(industry)
                        .filter(known -> known != Industry.UNKNOWN)
                        .orElseThrow(
                                () ->
                                        new InvalidSetting(
                                                "WEEKLY_SCOUT_INDUSTRY",
                                                "one of " + Industry.choices(),
                                                industry)),
                read.text("WEEKLY_SCOUT_LOCATION"),
                count);
    }

    private static ReviewPolicy review(Reader read) {
        ReviewPolicy policy =
                new ReviewPolicy(
                        LeadApproval.valueOf(
                                read.choice("LEAD_APPROVAL", "person", "contact_found")
                                        .toUpperCase(Locale.ROOT)),
                        Proof.valueOf(
                                read.choice("APPROVAL_PROOF", "code_or_name", "code")
                                        .toUpperCase(Locale.ROOT)),
                        Duration.ofHours(read.number("REMIND_AFTER_HOURS", 1, 24 * 30)),
                        Duration.ofHours(read.number("ESCALATE_AFTER_HOURS", 1, 24 * 30)),
                        read.optional("TWO_PERSON_ABOVE").isEmpty()
                                ? ReviewPolicy.NEVER
                                : read.number("TWO_PERSON_ABOVE", 0, 1_000_000));
        if (policy.twoPersonAbove() != ReviewPolicy.NEVER
                && new HashSet<>(read.addresses("APPROVERS")).size() < 2) {
            throw new InvalidSetting(
                    "APPROVERS",
                    "two addresses at least, since TWO_PERSON_ABOVE is set",
                    read.optional("APPROVERS"));
        }
        return policy;
    }

    /** A setting that can't be used; the message is for the person who wrote it. */
    public static final class InvalidSetting extends RuntimeException {
        private static final long serialVersionUID = 1;

        InvalidSetting(String name, String expected, String actual) {
            super("setting %s must be %s, got \"%s\"".formatted(name, expected, actual));
        }
    }

    private record Reader(Map<String, String> settings) {
        private static final int MAX_STEPS = 10;

        /**
         * Of settings that came later: a campaign that was stored before them goes on as it was.
         */
        private static final Map<String, String> DEFAULTS =
                Map.of(
                        "LEAD_APPROVAL", "person",
                        "APPROVAL_PROOF", "code_or_name",
                        "REMIND_AFTER_HOURS", "24",
                        "ESCALATE_AFTER_HOURS", "48");

        String optional(String name) {
            return settings.getOrDefault(name, DEFAULTS.getOrDefault(name, "")).strip();
        }

        String text(String name) {
            String value = optional(name);
            if (value.isEmpty() || value.chars().anyMatch(Character::isISOControl)) {
                throw new InvalidSetting(name, "one line of text", value);
            }
            return value;
        }

        String address(String name) {
            String value = optional(name);
            if (!Addresses.valid(value)) {
                throw new InvalidSetting(name, "an email address", value);
            }
            return value;
        }

        List<String> addresses(String name) {
            List<String> values =
                    Arrays.stream(optional(name).split(","))
                            .map(String::strip)
                            .filter(part -> !part.isEmpty())
                            .toList();
            if (values.isEmpty() || !values.stream().allMatch(Addresses::valid)) {
                throw new InvalidSetting(
                        name, "email addresses separated by commas", optional(name));
            }
            return values;
        }

        /** With a value where the setting is missing or empty: campaigns from before it. */
        int number(String name, int otherwise, int low, int high) {
            return optional(name).isEmpty() ? otherwise : number(name, low, high);
        }

        int number(String name, int low, int high) {
            String value = optional(name);
            String expected = "a whole number from %d to %d".formatted(low, high);
            try {
                int number = Integer.parseInt(value);
                if (number < low || number > high) {
                    throw new InvalidSetting(name, expected, value);
                }
                return number;
            } catch (NumberFormatException e) {
                throw new InvalidSetting(name, expected, value);
            }
        }

        List<Integer> days(String name) {
            String value = optional(name);
            List<Integer> days = new ArrayList<>();
            String expected =
                    "at most %d rising whole numbers separated by commas".formatted(MAX_STEPS);
            for (String part : value.isEmpty() ? new String[0] : value.split(",")) {
                int last = days.isEmpty() ? 0 : days.getLast();
                try {
                    days.add(Integer.parseInt(part.strip()));
                } catch (NumberFormatException e) {
                    throw new InvalidSetting(name, expected, value);
                }
                if (days.getLast() <= last || days.size() > MAX_STEPS) {
                    throw new InvalidSetting(name, expected, value);
                }
            }
            return days;
        }

        Tier tier(String name) {
            return Tier.of(choice(name, "high", "medium", "low"));
        }

        boolean flag(String name) {
            return choice(name, "on", "off").equals("on");
        }

        String choice(String name, String... choices) {
            String value = optional(name).toLowerCase(Locale.ROOT);
            if (!Arrays.asList(choices).contains(value)) {
                throw new InvalidSetting(name, String.join(" or ", choices), value);
            }
            return value;
        }
    }
}
