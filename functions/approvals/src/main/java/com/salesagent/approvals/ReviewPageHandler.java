package com.salesagent.approvals;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.platform.LeanApiHandler;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The public review page: {@code /review/{reviewId}?k=...}. GET and HEAD show and change nothing;
 * POST decides. Knows no signing key, may touch the approvals table only and can't wake a machine:
 * the table's stream does that.
 *
 * <p>The form is the same for people and programs. It is posted to its {@code action} as {@code
 * application/x-www-form-urlencoded}:
 *
 * <ul>
 *   <li>{@code item}, once a row, in the order of the page: the n-th (from 1) is row n. Rows that
 *       nobody can decide any more have none.
 *   <li>{@code version-<n>}: which version of the item the page showed.
 *   <li>{@code choice-<n>}: {@code approve}, {@code edit}, {@code reject} or {@code regenerate};
 *       missing or blank leaves the item open. {@code edit} and {@code regenerate} at gate 2 only.
 *   <li>{@code reason-<n>} for {@code reject}, {@code feedback-<n>} for {@code regenerate}.
 *   <li>{@code subject-<n>-<step>} and {@code body-<n>-<step>}, step from 0, for {@code edit}; a
 *       form that approves as shown may leave them out.
 *   <li>{@code all=approve} approves each row that has no choice.
 *   <li>{@code code}: the six digits from the mail; where one draft is decided, its company's name
 *       does too.
 * </ul>
 *
 * <p>The next page's address stands in the link with {@code rel="next"}. So a program approves a
 * whole review by GET, POST of the hidden fields with {@code all=approve} and the code, and on to
 * {@code rel="next"} until there is none.
 *
 * <p>On the page of an expired link, {@code renew=link} with the approver's {@code address} asks
 * for a new one, which goes to that approver by mail and to nobody else.
 *
 * <p>Statuses: 200 shown or at least one decision counted; 400 unreadable, or nothing chosen; 404
 * unknown link; 409 no decision counted; 410 expired link; 413 too large; 415 not a form; 422 a row
 * or the code needs a correction. But for 200, nothing was changed.
 */
public final class ReviewPageHandler extends LeanApiHandler {
    /** A full page whose every text is edited to its limit comes close; nothing honest beyond. */
    private static final int MAX_BODY = 2_000_000;

    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Type", "text/html; charset=utf-8",
                    "Cache-Control", "no-store",
                    "Referrer-Policy", "no-referrer",
                    "Content-Security-Policy", Pages.CONTENT_SECURITY_POLICY,
                    "X-Frame-Options", "DENY",
                    "X-Content-Type-Options", "nosniff",
                    "X-Robots-Tag", "noindex, nofollow");

    private final ReviewPage page;

    public ReviewPageHandler() {
        this(Wiring.current().reviewPage());
        Wiring.beforeSnapshot(() -> handleRequest(unknownLink(), null));
    }

    /** A link that no table has. */
    private static APIGatewayProxyRequestEvent unknownLink() {
        return new APIGatewayProxyRequestEvent()
                .withHttpMethod("GET")
                .withResource("/review/{reviewId}")
                .withPathParameters(Map.of("reviewId", "20260101-000000-lead"))
                .withQueryStringParameters(Map.of("k", "A".repeat(43)));
    }

    ReviewPageHandler(ReviewPage page) {
        this.page = page;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent request, Context context) {
        PageAnswer answer = answer(request);
        boolean head = "HEAD".equals(request.getHttpMethod());
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(answer.status())
                .withHeaders(HEADERS)
                .withBody(head ? "" : answer.html());
    }

    private PageAnswer answer(APIGatewayProxyRequestEvent request) {
        Optional<ReviewId> review =
                Optional.ofNullable(request.getPathParameters())
                        .map(path -> path.get("reviewId"))
                        .flatMap(ReviewId::parse);
        if (review.isEmpty()) {
            return ReviewPage.unknownLink();
        }
        Map<String, String> query =
                Optional.ofNullable(request.getQueryStringParameters()).orElse(Map.of());
        PageAddress address = PageAddress.of(review.get(), query);
        return "POST".equals(request.getHttpMethod()) ? post(address, request) : page.show(address);
    }

    private PageAnswer post(PageAddress address, APIGatewayProxyRequestEvent request) {
        String body = Optional.ofNullable(request.getBody()).orElse("");
        if (body.length() > MAX_BODY) {
            return ReviewPage.message(
                    413,
                    "Too much text",
                    "The form holds more than 2 MB. Nothing was changed.",
                    address.plausible() ? address.href() : "");
        }
        if (!header(request, "content-type").startsWith("application/x-www-form-urlencoded")) {
            return ReviewPage.message(
                    415,
                    "This is not the page's form",
                    "Nothing was changed. Open the page again and submit it from there.",
                    address.plausible() ? address.href() : "");
        }
        if (Boolean.TRUE.equals(request.getIsBase64Encoded())) {
            body = new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
        }
        return page.decide(address, body, sourceIp(request));
    }

    private static String header(APIGatewayProxyRequestEvent request, String name) {
        Map<String, String> headers = new HashMap<>();
        Optional.ofNullable(request.getHeaders())
                .orElse(Map.of())
                .forEach((key, value) -> headers.put(key.toLowerCase(Locale.ROOT), value));
        return headers.getOrDefault(name, "").toLowerCase(Locale.ROOT);
    }

    private static String sourceIp(APIGatewayProxyRequestEvent request) {
        return Optional.ofNullable(request.getRequestContext())
                .map(APIGatewayProxyRequestEvent.ProxyRequestContext::getIdentity)
                .map(APIGatewayProxyRequestEvent.RequestIdentity::getSourceIp)
                .orElse("");
    }
}
