package com.salesagent.tracker;

import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.report.WeeklyReport;
import com.salesagent.domain.report.WeeklyReport.Activity;
import com.salesagent.domain.report.WeeklyReport.Emails;
import com.salesagent.domain.report.WeeklyReport.Pipeline;
import com.salesagent.domain.track.AngleCount;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A week's figures as JSON, with the report's text. */
final class ReportJson {
    private ReportJson() {}

    static Map<String, Object> of(WeeklyReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", report.from().toString());
        json.put("to", report.to().toString());
        json.put("found", new TreeMap<>(report.found()));
        json.put("tiers", new TreeMap<>(report.tiers()));
        json.put("emails", emails(report.emails()));
        json.put("sentiments", new TreeMap<>(report.sentiments()));
        json.put("intents", new TreeMap<>(report.intents()));
        json.put("pipeline", pipeline(report.pipeline()));
        json.put("top", report.top().stream().map(ReportJson::lead).toList());
        json.put("angles", report.angles().stream().map(ReportJson::angle).toList());
        json.put("recent", report.recent().stream().map(ReportJson::activity).toList());
        json.put("text", ReportText.of(report));
        return json;
    }

    private static Map<String, Object> emails(Emails emails) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sent", emails.sent());
        json.put("delivered", emails.delivered());
        json.put("bounced", emails.bounced());
        json.put("opened", emails.opened());
        json.put("openedByMachine", emails.openedByMachine());
        json.put("clicked", emails.clicked());
        json.put("clickedByMachine", emails.clickedByMachine());
        json.put("answered", emails.answered());
        json.put("answersSent", emails.answersSent());
        return json;
    }

    private static Map<String, Object> pipeline(Pipeline pipeline) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("leads", pipeline.leads());
        json.put("savingsPerYear", pipeline.savings());
        json.put("feePerYear", pipeline.fee());
        json.put("meetings", pipeline.meetings());
        json.put("won", pipeline.won());
        return json;
    }

    private static Map<String, Object> lead(Lead lead) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("leadId", lead.id());
        json.put("company", lead.company().name());
        json.put("place", lead.company().place());
        json.put("stage", lead.stage().id());
        json.put("score", lead.score());
        json.put("tier", lead.tier().id());
        json.put("savingsPerYear", lead.savings() == null ? 0 : lead.savings().mid());
        return json;
    }

    private static Map<String, Object> angle(AngleCount count) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("industry", count.industry().id());
        json.put("angle", count.angle().id());
        json.put("sent", count.sent());
        json.put("delivered", count.delivered());
        json.put("opened", count.opened());
        json.put("answered", count.answered());
        json.put("positive", count.positive());
        return json;
    }

    private static Map<String, Object> activity(Activity activity) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", activity.at().toString());
        json.put("leadId", activity.leadId());
        json.put("company", activity.company());
        json.put("what", activity.what());
        return json;
    }
}
