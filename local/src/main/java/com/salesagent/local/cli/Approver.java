package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/**
 * Plays the approver of {@code --approve-all}: reads the review emails in the mailbox, follows each
 * link with a GET, and posts the page's own form with every item approved. It knows nothing that a
 * person with that mail does not.
 */
final class Approver {
    private final Api api;
    private final Set<String> done = new HashSet<>();

    Approver(Api api) {
        this.api = api;
    }

    /** Approves what the review emails of a run ask for that have come since the last call. */
    void approveNewMail(String runId) {
        for (JsonNode mail : api.get("/local/mail?to=you")) {
            boolean review = mail.path("arguments").path("kind").asText().equals("review");
            if (done.add(mail.path("id").asText()) && review) {
                approve(ReviewMail.of(mail.path("text").asText()), runId);
            }
        }
    }

    private void approve(ReviewMail review, String runId) {
        URI next = review.isOf(runId) ? review.link() : null;
        while (next != null) {
            Api.Page page = api.page("GET", next, "");
            ReviewForm form = ReviewForm.of(next, page.html());
            if (form.hasPending()) {
                Api.Page answer = api.page("POST", form.action(), form.approvingAll(review.code()));
                if (answer.status() >= 400) {
                    throw Failure.failed(
                            "the review page answered " + answer.status() + " to an approval");
                }
            }
            next = form.next();
        }
    }
}
