package com.salesagent.infra;

import com.salesagent.application.Setting;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one deployment is told: {@code stages/<name>.properties}.
 *
 * @param name 2 to 12 lower-case letters and digits; part of names and of the secrets' path
 * @param production its tables, bucket, key and logs survive the deletion of the stacks
 * @param settings of the functions; never a secret
 * @param alarmAddress who gets alarms and budget warnings by email; blank for nobody
 * @param monthlyBudgetDollars a warning comes at 80 % of it
 * @param domainName of the API, such as {@code agent.example.com}; blank for AWS's own
 * @param certificateArn of the domain name; blank without one
 * @param modelArns foundation models and inference profiles that the functions may call
 */
record Stage(
        String name,
        boolean production,
        Map<Setting, String> settings,
        String alarmAddress,
        int monthlyBudgetDollars,
        String domainName,
        String certificateArn,
        List<String> modelArns) {
    private static final Set<String> OPERATION =
            Set.of(
                    "PRODUCTION",
                    "ALARM_ADDRESS",
                    "MONTHLY_BUDGET_DOLLARS",
                    "DOMAIN_NAME",
                    "CERTIFICATE_ARN",
                    "MODEL_ARNS");

    /** Of the campaign, put into its table by {@code ./sales-agent stage}; not of functions. */
    private static final Set<String> CAMPAIGN =
            Set.of(
                    "SENDER_NAME",
                    "SENDER_TITLE",
                    "SENDER_ORGANISATION",
                    "SENDER_WEBSITE",
                    "SENDER_PHONE",
                    "SENDER_ADDRESS",
                    "REPLY_TO_ADDRESS",
                    "POSTAL_ADDRESS",
                    "APPROVERS",
                    "ALERT_ADDRESS",
                    "MIN_TIER",
                    "APPROVAL_EXPIRY_HOURS",
                    "DAILY_CAP",
                    "FOLLOW_UP_DAYS",
                    "PACING",
                    "FEE_PERCENT",
                    "CONTACTS",
                    "TRACK_OPENS");

    Stage {
        settings = Map.copyOf(settings);
        modelArns = List.copyOf(modelArns);
        if (!name.matches("[a-z][a-z0-9]{1,11}")) {
            throw new IllegalArgumentException(
                    "a stage's name must be 2 to 12 lower-case letters and digits, got \"%s\""
                            .formatted(name));
        }
        if (domainName.isBlank() != certificateArn.isBlank()) {
            throw new IllegalArgumentException(
                    "DOMAIN_NAME and CERTIFICATE_ARN go together, got \"%s\" and \"%s\""
                            .formatted(domainName, certificateArn));
        }
    }

    /**
     * Reads a stage's file.
     *
     * @throws IllegalArgumentException naming the first key or value that is wrong
     */
    static Stage load(String name, Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(
                    "there is no %s; copy stages/example.properties and change it".formatted(file));
        }
        Properties values = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            values.load(text);
        }
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        for (String key : new TreeSet<>(values.stringPropertyNames())) {
            String value = values.getProperty(key).strip();
            Optional<Setting> setting =
                    Arrays.stream(Setting.values()).filter(s -> s.name().equals(key)).findFirst();
            if (setting.isPresent()) {
                refuseSecret(setting.get(), value, file);
                if (!value.isEmpty()) {
                    settings.put(setting.get(), value);
                }
            } else if (!OPERATION.contains(key) && !CAMPAIGN.contains(key)) {
                throw new IllegalArgumentException(
                        "%s sets %s, but there is no such setting".formatted(file, key));
            }
        }
        return new Stage(
                name,
                values.getProperty("PRODUCTION", "no").strip().equals("yes"),
                settings,
                values.getProperty("ALARM_ADDRESS", "").strip(),
                budget(values.getProperty("MONTHLY_BUDGET_DOLLARS", "50").strip()),
                values.getProperty("DOMAIN_NAME", "").strip(),
                values.getProperty("CERTIFICATE_ARN", "").strip(),
                Arrays.stream(values.getProperty("MODEL_ARNS", "").split(","))
                        .map(String::strip)
                        .filter(arn -> !arn.isEmpty())
                        .collect(Collectors.toList()));
    }

    private static void refuseSecret(Setting setting, String value, Path file) {
        if (setting.secret() && !value.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s holds a value for %s; it is read from SSM while the functions run and must"
                                    .formatted(file, setting)
                            + " not stand in a file or a template: see docs/deploying.md");
        }
    }

    private static int budget(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(
                    "MONTHLY_BUDGET_DOLLARS must be a whole number from 1 to 999999, got \"%s\""
                            .formatted(text));
        }
        return Integer.parseInt(text);
    }

    /** Where the stage's secrets are in SSM, without a slash at the end. */
    String secretsPath() {
        return "/sales-agent/" + name;
    }

    /** Whether the functions call a model of Bedrock. */
    boolean usesBedrock() {
        return settings.getOrDefault(Setting.MODEL_PROVIDER, "none").equals("bedrock");
    }
}
