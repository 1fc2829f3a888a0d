package com.salesagent.local.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesagent.application.Function;
import com.salesagent.platform.Environment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs functions as Lambda does: constructed once under an environment of their own, called with
 * JSON, cut off at their timeout, limited to 6 MB in and out, their exceptions turned into error
 * objects. Unlike on Lambda one object serves calls at the same time, so a call that was cut off
 * can't be frozen: its thread is interrupted, and {@link #cutOff} tells the services around to take
 * nothing from it any more.
 */
public final class FunctionHost {
    /** The error type of a function that was cut off. */
    public static final String TIMED_OUT = "Sandbox.Timedout";

    private static final Logger log = LoggerFactory.getLogger(FunctionHost.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_PAYLOAD = 6 * 1024 * 1024;

    /** More at once only wait for each other on a laptop's processors, and each holds its heap. */
    private static final int CONCURRENT_CALLS = 32;

    /** Ids of requests whose time was over; a few hundred bytes each, for as long as we run. */
    private static final Set<String> CUT_OFF = ConcurrentHashMap.newKeySet();

    private final Map<String, Hosted> functions = new ConcurrentHashMap<>();
    private final Map<String, FutureTask<Answer>> underWay = new ConcurrentHashMap<>();
    private final Semaphore calls = new Semaphore(CONCURRENT_CALLS, true);
    private final String region;

    public FunctionHost(String region) {
        this.region = region;
    }

    /** Whether the call with this id was ended at its timeout, in any host of this process. */
    public static boolean cutOff(String requestId) {
        return requestId != null && CUT_OFF.contains(requestId);
    }

    /**
     * Adds a function, or puts new code in the place of one; calls under way end on the old. Its
     * handler is constructed at its first call or by {@link #warmUp}.
     */
    public void add(Function function, Environment environment) {
        functions.put(
                function.name(), new Hosted(function, environment, arn(region, function.name())));
    }

    /** The ARN of a function. */
    public static String arn(String region, String name) {
        return "arn:aws:lambda:%s:000000000000:function:%s".formatted(region, name);
    }

    /** Whether the function's class is there to be constructed. */
    public boolean installed(String name) {
        Hosted hosted = functions.get(name);
        return hosted != null && hosted.installed();
    }

    /** Constructs all handlers that are installed, so that the first calls don't wait for it. */
    public void warmUp() {
        functions.values().parallelStream().filter(Hosted::installed).forEach(Hosted::warmUp);
    }

    /** Calls a function and waits for what it comes to. */
    public Answer invoke(String name, String payload) throws InterruptedException {
        return invoke(name, payload.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Calls a function and waits for what it comes to.
     *
     * @param name of the function, or its ARN
     * @throws FunctionMissing when there is none of that name
     */
    public Answer invoke(String name, byte[] payload) throws InterruptedException {
        Hosted hosted = functions.get(plain(name));
        if (hosted == null) {
            throw new FunctionMissing(name);
        }
        if (payload.length > LARGEST_PAYLOAD) {
            return error(
                    "RequestTooLargeException",
                    "Request must be smaller than 6291456 bytes, got " + payload.length);
        }
        String requestId = UUID.randomUUID().toString();
        calls.acquire();
        FutureTask<Answer> call = new FutureTask<>(() -> hosted.call(payload, requestId));
        underWay.put(requestId, call);
        Thread.ofVirtual()
                .name(hosted.function.name())
                .start(
                        () -> {
                            try {
                                call.run();
                            } finally {
                                calls.release();
                            }
                        });
        try {
            return outcome(hosted, call, requestId);
        } finally {
            underWay.remove(requestId);
        }
    }

    /** Ends a call as if its time were over; nothing where it has ended already. */
    public void endCall(String requestId) {
        FutureTask<Answer> call = underWay.get(requestId);
        if (call != null) {
            cut(requestId, call);
        }
    }

    private static void cut(String requestId, FutureTask<Answer> call) {
        CUT_OFF.add(requestId);
        call.cancel(true);
    }

    private static Answer outcome(Hosted hosted, FutureTask<Answer> call, String requestId)
            throws InterruptedException {
        int seconds = hosted.function.timeoutSeconds();
        try {
            return call.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException | CancellationException e) {
            cut(requestId, call);
            log.atWarn()
                    .addKeyValue("function", hosted.function.name())
                    .addKeyValue("requestId", requestId)
                    .log("function.timed_out");
            return error(
                    TIMED_OUT,
                    String.format(
                            Locale.ROOT,
                            "RequestId: %s Error: Task timed out after %d.00 seconds",
                            requestId,
                            seconds));
        } catch (ExecutionException e) {
            log.atError()
                    .addKeyValue("function", hosted.function.name())
                    .addKeyValue("requestId", requestId)
                    .setCause(e.getCause())
                    .log("function.failed");
            return error(e.getCause());
        }
    }

    /** Accepts a name, {@code name:version}, and an ARN with or without a version. */
    private static String plain(String name) {
        String[] parts = name.split(":", -1);
        return name.startsWith("arn:") && parts.length > 6 ? parts[6] : parts[0];
    }

    private static Answer error(String type, String message) {
        ObjectNode error = JSON.createObjectNode();
        error.put("errorMessage", message);
        error.put("errorType", type);
        return new Answer(error.toString(), type);
    }

    private static Answer error(Throwable thrown) {
        return new Answer(describe(thrown).toString(), thrown.getClass().getName());
    }

    private static ObjectNode describe(Throwable thrown) {
        ObjectNode error = JSON.createObjectNode();
        error.put("errorMessage", thrown.getMessage());
        error.put("errorType", thrown.getClass().getName());
        ArrayNode trace = error.putArray("stackTrace");
        for (StackTraceElement element : thrown.getStackTrace()) {
            trace.add(element.toString());
        }
        if (thrown.getCause() != null) {
            error.set("cause", describe(thrown.getCause()));
        }
        return error;
    }

    private static final class Hosted {
        private final Function function;
        private final Environment environment;
        private final String arn;
        private Handler handler;

        Hosted(Function function, Environment environment, String arn) {
            this.function = function;
            this.environment = environment;
            this.arn = arn;
        }

        boolean installed() {
            try {
                Class.forName(function.handler(), false, FunctionHost.class.getClassLoader());
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }

        void warmUp() {
            try {
                handler();
            } catch (Exception e) {
                log.atError()
                        .addKeyValue("function", function.name())
                        .setCause(e)
                        .log("function.construction_failed");
            }
        }

        private synchronized Handler handler() throws Exception {
            if (handler == null) {
                handler = environment.during(this::construct);
            }
            return handler;
        }

        private Handler construct() {
            try {
                return Handler.of(function.handler());
            } catch (InvocationTargetException e) {
                throw new ConstructionFailed(function.name(), e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new ConstructionFailed(function.name(), e);
            }
        }

        Answer call(byte[] payload, String requestId) throws Exception {
            Handler called = handler();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(function.timeoutSeconds());
            long start = System.nanoTime();
            MDC.put("function", function.name());
            MDC.put("requestId", requestId);
            try {
                byte[] result =
                        called.handle(
                                payload, new LocalContext(function, arn, requestId, deadline));
                if (result.length > LARGEST_PAYLOAD) {
                    return error(
                            "Function.ResponseSizeTooLarge",
                            "Response payload size exceeded maximum allowed payload size"
                                    + " (6291556 bytes).");
                }
                return new Answer(new String(result, StandardCharsets.UTF_8), "");
            } finally {
                MDC.clear();
                Meter.ran(function, System.nanoTime() - start);
            }
        }
    }

    /** A handler's constructor threw: a setting is missing, or the class is. */
    static final class ConstructionFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        ConstructionFailed(String function, Throwable cause) {
            super("function " + function + " can't be constructed: " + cause, cause);
        }
    }
}
