package com.salesagent.approvals;

import com.salesagent.domain.approval.ApprovalStore.Filter;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.score.Tier;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes each kind of page and mail to files, to be looked at in a browser. */
final class SamplePages {
    private final World world = new World();
    private final Path folder;

    private SamplePages(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        new SamplePages(folder).write();
        System.exit(0);
    }

    private void write() throws IOException {
        leads();
        drafts();
        found();
        World.Link ann = world.link(World.ANN);
        save("unknown.html", world.get(new World.Link(ann.reviewId(), "x", "")).getBody());
        world.now = world.now.plusSeconds(73 * 3600);
        save("expired.html", world.get(ann).getBody());
    }

    private void leads() throws IOException {
        List<String> names =
                List.of(
                        "Kaleida Health",
                        "Sisters of Charity Hospital",
                        "Roswell Park Comprehensive Cancer Center",
                        "Erie County Medical Center");
        for (String name : names) {
            world.askLead(world.lead(name, name.length() % 2 == 0 ? Tier.HIGH : Tier.MEDIUM));
        }
        world.announce(World.LEADS);
        World.Link ann = world.link(World.ANN);
        save("mail-leads.html", world.mails.getLast().html());
        Files.writeString(folder.resolve("mail-leads.txt"), world.mails.getLast().text());
        var items = world.approvals.all(World.LEADS, Filter.NONE);
        world.decide(ann, items.getFirst().key(), "reject", "reason-1", "Already a client of ours");
        world.flow();
        save("leads.html", world.get(ann).getBody());
        world.decide(world.link(World.BEN), items.get(1).key(), "approve");
        save(
                "outcome.html",
                world.call(
                                "POST",
                                ann,
                                Map.of(),
                                World.form(
                                        Map.of(
                                                "item",
                                                items.get(1).key().item(),
                                                "version-1",
                                                "1",
                                                "choice-1",
                                                "reject",
                                                "code",
                                                ann.code())))
                        .getBody());
        save(
                "outcome-good.html",
                world.call(
                                "POST",
                                ann,
                                Map.of(),
                                "item="
                                        + URLEncoder.encode(
                                                items.get(2).key().item(), StandardCharsets.UTF_8)
                                        + "&version-1=1&all=approve&item="
                                        + URLEncoder.encode(
                                                items.get(1).key().item(), StandardCharsets.UTF_8)
                                        + "&version-2=1&code="
                                        + ann.code())
                        .getBody());
    }

    private void drafts() throws IOException {
        String first = world.drafted("Kaleida Health Two");
        var key = world.askDraft(first);
        world.askDraft(world.drafted("Mercy <b>Hospital</b> & Sons"));
        world.announce(World.DRAFTS);
        World.Link ann = world.link(World.ANN);
        world.decide(ann, key, "regenerate", "feedback-1", "mention the audit");
        world.flow();
        world.draft(
                first,
                2,
                "Hi Dana,\n\nA free audit of your four buildings would show it: about $610k of"
                        + " electricity a year leaves room.",
                "mention the audit");
        world.ask(Gate.DRAFT, first, 2, 2, "token-2");
        world.announce(World.DRAFTS);
        save("mail-drafts.html", world.mails.getLast().html());
        Files.writeString(folder.resolve("mail-drafts.txt"), world.mails.getLast().text());
        save("drafts.html", world.get(ann).getBody());
        var rewritten = world.approvals.all(World.DRAFTS, Filter.OPEN);
        save(
                "drafts-problem.html",
                world.decide(
                                ann,
                                rewritten.getFirst().key(),
                                "edit",
                                GatesTest.edits(world, first, ""))
                        .getBody());
    }

    /** What the checks found, and what one of two people approved. */
    private void found() throws IOException {
        world.settings("on", Map.of("TWO_PERSON_ABOVE", "0"));
        world.now = world.now.plusSeconds(31);
        String lead = world.drafted("Olean General Hospital");
        var key = world.askDraft(lead);
        String bad = world.drafted("Upstate Medical");
        world.draft(
                bad,
                2,
                "Hi Bob,\n\nA good day to you. It is worth $900k a year to you, [First Name]. Our"
                        + " clients agree.",
                "");
        world.ask(Gate.DRAFT, bad, 1, 2, "token-bad");
        world.announce(World.DRAFTS);
        world.decide(
                world.link(World.ANN),
                key,
                "edit",
                GatesTest.edits(world, lead, "Hi Dana,\n\nA better text. Worth 15 minutes?"));
        save("findings.html", world.get(world.link(World.BEN)).getBody());
    }

    private void save(String name, String html) throws IOException {
        // Filled pages are also looked at with everything unfolded.
        Files.writeString(folder.resolve(name), html);
        Files.writeString(
                folder.resolve("open-" + name), html.replace("<details>", "<details open>"));
    }
}
