package com.salesagent.models;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A provider under our own deadline, with its failures named and its answers validated. */
final class GuardedModel implements StructuredModel {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedModel.class);

    private final ChatModels.Named model;
    private final ModelMeter meter;
    private final Duration timeout;
    private final Breaker breaker;

    GuardedModel(ChatModels.Named model, ModelMeter meter, Duration timeout, Breaker breaker) {
        this.model = model;
        this.meter = meter;
        this.timeout = timeout;
        this.breaker = breaker;
    }

    @Override
    public <T extends Record> Answer<T> ask(Prompt prompt, Class<T> shape) {
        if (!breaker.lets()) {
            return new Answer.Unavailable<>(
                    "the model failed three times in a row and is left alone for a minute");
        }
        Answer<T> answer = askOnce(prompt, shape);
        switch (answer) {
            case Answer.Answered<T> _ -> breaker.succeeded();
            case Answer.Unavailable<T> bad -> {
                breaker.failed();
                LOG.atWarn()
                        .addKeyValue("model", model.name())
                        .addKeyValue("reason", bad.reason())
                        .log("model.unavailable");
            }
        }
        return answer;
    }

    private <T extends Record> Answer<T> askOnce(Prompt prompt, Class<T> shape) {
        Shape<T> schema = Shape.of(shape);
        ChatRequest request =
                ChatRequest.builder()
                        .messages(
                                SystemMessage.from(prompt.system()),
                                UserMessage.from(prompt.user()))
                        .responseFormat(
                                ResponseFormat.builder()
                                        .type(ResponseFormatType.JSON)
                                        .jsonSchema(schema.schema())
                                        .build())
                        .build();
        long start = System.nanoTime();
        // A provider's own timeout starts anew with each byte, or ends at the headers; this one
        // covers the whole call.
        FutureTask<ChatResponse> call = new FutureTask<>(() -> model.chat().chat(request));
        Thread caller = Thread.ofVirtual().name("model-call").start(call);
        try {
            ChatResponse response = call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            TokenUsage usage = response.tokenUsage();
            meter.answered(model.name(), usage, millis);
            T value = schema.read(response.aiMessage().text(), prompt);
            return new Answer.Answered<>(
                    value,
                    model.name(),
                    usage == null ? 0 : ModelMeter.count(usage.inputTokenCount()),
                    usage == null ? 0 : ModelMeter.count(usage.outputTokenCount()),
                    millis);
        } catch (Shape.Unusable e) {
            return new Answer.Unavailable<>("answer unusable: " + e.getMessage());
        } catch (java.util.concurrent.TimeoutException e) {
            caller.interrupt();
            return new Answer.Unavailable<>(late());
        } catch (ExecutionException e) {
            return new Answer.Unavailable<>(reason(e.getCause()));
        } catch (InterruptedException e) {
            caller.interrupt();
            Thread.currentThread().interrupt();
            return new Answer.Unavailable<>("the call was interrupted");
        }
    }

    private String late() {
        return "the model did not answer within %d s".formatted(timeout.toSeconds());
    }

    /** Our own words for a provider's failure; its text stays here. */
    private String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String known = known(cause);
            if (!known.isEmpty()) {
                return known;
            }
        }
        return "the model failed";
    }

    private String known(Throwable cause) {
        return switch (cause) {
            case AnswerTooLarge _ -> "answer unusable: it is larger than any answer can be";
            case RateLimitException _ -> "the model's provider is over its rate limit";
            case AuthenticationException _ ->
                    "the model's provider refused the key (MODEL_API_KEY)";
            case ModelNotFoundException _ ->
                    "the model's provider knows no model of that name (MODEL_NAME)";
            case ContentFilteredException _ -> "the model's provider filtered the answer";
            case TimeoutException _ -> late();
            case HttpTimeoutException _ -> late();
            case SocketTimeoutException _ -> late();
            case ConnectException _ -> "the model's server can't be reached (MODEL_BASE_URL)";
            case UnknownHostException _ -> "the model's server can't be found (MODEL_BASE_URL)";
            case UnresolvedAddressException _ ->
                    "the model's server can't be found (MODEL_BASE_URL)";
            case InternalServerException _ -> "the model's provider has an error";
            case HttpException http when http.statusCode() >= 500 ->
                    "the model's provider has an error";
            case HttpException http ->
                    "the model's provider refused the question (HTTP %d)"
                            .formatted(http.statusCode());
            case InvalidRequestException e when e.getCause() == null ->
                    "the model's provider refused the question";
            default -> "";
        };
    }
}
