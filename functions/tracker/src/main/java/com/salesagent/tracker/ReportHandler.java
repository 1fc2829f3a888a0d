package com.salesagent.tracker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.report.WeeklyReport;
import com.salesagent.platform.ApiAnswers;
import com.salesagent.platform.BadRequest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * {@code GET /report?from=2026-11-16&to=2026-11-22}: the week's figures, both days included;
 * without them the last seven days until now.
 */
public final class ReportHandler
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final Duration WEEK = Duration.ofDays(7);

    private final Reports reports;
    private final InstantSource clock;

    public ReportHandler() {
        this(Wiring.fromEnvironment());
    }

    private ReportHandler(Wiring wiring) {
        this(wiring.reports(), wiring.clock());
    }

    ReportHandler(Reports reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent request, Context context) {
        return ApiAnswers.of(
                () -> {
                    Instant to = day(request, "to", 1, clock.instant());
                    Instant from = day(request, "from", 0, to.minus(WEEK));
                    if (!from.isBefore(to)) {
                        throw new BadRequest("from", from.toString(), "before the end of to");
                    }
                    WeeklyReport report = reports.count(from, to);
                    return ApiAnswers.json(200, ReportJson.of(report));
                });
    }

    private static Instant day(
            APIGatewayProxyRequestEvent request, String name, int plus, Instant otherwise) {
        Map<String, String> query = request.getQueryStringParameters();
        String value = query == null ? "" : query.getOrDefault(name, "");
        if (value.isBlank()) {
            return otherwise;
        }
        try {
            return LocalDate.parse(value).plusDays(plus).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new BadRequest(name, value, "a day such as 2026-11-23");
        }
    }
}
