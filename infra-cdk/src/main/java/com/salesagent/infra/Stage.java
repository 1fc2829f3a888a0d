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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
 * @param inboundDomain whose mail SES receives; blank where answers come by SendGrid's Inbound
 *     Parse
 * @param mailIdentities domains that SES sends from; none with another mail provider
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
        String inboundDomain,
        List<String> mailIdentities,
        List<String> modelArns) {
    /** Explains all settings, and has a value for each. */
    private static final Path DOCUMENTED = Path.of("../local/sales-agent.properties");

    private static final Set<String> OPERATION =
            Set.of(
                    "PRODUCTION",
                    "ALARM_ADDRESS",
                    "MONTHLY_BUDGET_DOLLARS",
                    "DOMAIN_NAME",
                    "CERTIFICATE_ARN",
                    "INBOUND",
                    "MODEL_ARNS");

    Stage {
        settings = Map.copyOf(settings);
        mailIdentities = List.copyOf(mailIdentities);
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
        Properties values = read(file);
        Properties documented = read(DOCUMENTED);
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
            } else if (!OPERATION.contains(key) && !documented.containsKey(key)) {
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
                inboundDomain(values),
                mailIdentities(values),
                Arrays.stream(values.getProperty("MODEL_ARNS", "").split(","))
                        .map(String::strip)
                        .filter(arn -> !arn.isEmpty())
                        .collect(Collectors.toList()));
    }

    private static String inboundDomain(Properties values) {
        String inbound = values.getProperty("INBOUND", "sendgrid").strip();
        return switch (inbound) {
            case "sendgrid" -> "";
            case "ses" -> domain(values, "REPLY_TO_ADDRESS");
            default ->
                    throw new IllegalArgumentException(
                            "INBOUND must be sendgrid or ses, got \"%s\"".formatted(inbound));
        };
    }

    private static List<String> mailIdentities(Properties values) {
        return values.getProperty("MAIL_PROVIDER", "sendgrid").strip().equals("ses")
                ? Stream.of("SENDER_ADDRESS", "NOTICE_FROM")
                        .map(name -> domain(values, name))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static String domain(Properties values, String name) {
        String address = values.getProperty(name, "").strip();
        if (!address.matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalArgumentException(
                    "%s must be an email address, got \"%s\"".formatted(name, address));
        }
        return address.substring(address.indexOf('@') + 1);
    }

    /** The campaign's settings in a stage's file; those it leaves out are as on the laptop. */
    static Map<String, String> campaign(Path file) throws IOException {
        Properties values = read(file);
        Properties documented = read(DOCUMENTED);
        Map<String, String> campaign = new TreeMap<>();
        for (String name : documented.stringPropertyNames()) {
            if (Arrays.stream(Setting.values()).noneMatch(s -> s.name().equals(name))) {
                campaign.put(name, values.getProperty(name, documented.getProperty(name)).strip());
            }
        }
        return campaign;
    }

    private static Properties read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(
                    "there is no %s; copy stages/example.properties and change it".formatted(file));
        }
        Properties values = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            values.load(text);
        }
        return values;
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

    /** Whether answers come by SES. */
    boolean receivesMail() {
        return !inboundDomain.isEmpty();
    }

    /** Whether the functions call a model of Bedrock. */
    boolean usesBedrock() {
        return settings.getOrDefault(Setting.MODEL_PROVIDER, "none").equals("bedrock");
    }
}
