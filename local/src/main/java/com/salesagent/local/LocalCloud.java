package com.salesagent.local;

import com.salesagent.application.Function;
import com.salesagent.application.Queue;
import com.salesagent.application.Setting;
import com.salesagent.application.Trigger;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.local.clock.MovableClock;
import com.salesagent.local.clock.Schedules;
import com.salesagent.local.dynamodb.DynamoDbServer;
import com.salesagent.local.dynamodb.Tables;
import com.salesagent.local.http.ApiGateway;
import com.salesagent.local.http.Guard;
import com.salesagent.local.http.LocalServer;
import com.salesagent.local.http.Reply;
import com.salesagent.local.http.Request;
import com.salesagent.local.lambda.Answer;
import com.salesagent.local.lambda.FunctionHost;
import com.salesagent.local.mail.LocalMail;
import com.salesagent.local.s3.BucketServer;
import com.salesagent.local.sources.Deliveries;
import com.salesagent.local.sources.QueueSource;
import com.salesagent.local.sources.StreamSource;
import com.salesagent.local.sqs.QueueServer;
import com.salesagent.local.sqs.Queues;
import com.salesagent.local.stepfunctions.StepFunctionsServer;
import com.salesagent.platform.dynamodb.DynamoDbCampaignStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * What the functions find on AWS, in this process and on 127.0.0.1: tables, queues, machines,
 * buckets, routes, schedules and a mail provider. Its state is in one folder; stopped at any
 * moment, by {@code kill -9} too, the next start goes on from there.
 */
public final class LocalCloud implements AutoCloseable {
    public static final String REGION = "us-east-1";

    private static final Logger log = LoggerFactory.getLogger(LocalCloud.class);
    private static final String NOT_FOUND = "{\"message\":\"Not Found\"}";
    private static final Duration SETTLING = Duration.ofSeconds(10);

    /**
     * How a cloud is started.
     *
     * @param folder its state, {@code .local/}
     * @param overrides settings from the command line, by name
     * @param deliveries how the queues hand out their messages
     */
    public record Options(
            Path folder,
            Map<String, String> overrides,
            Parts parts,
            Ports ports,
            Deliveries deliveries) {
        public Options {
            overrides = Map.copyOf(overrides);
        }

        /** The application at the conventional ports. */
        public static Options in(Path folder) {
            return new Options(
                    folder,
                    Map.of(),
                    Parts.ofTheApplication(),
                    Ports.CONVENTIONAL,
                    Deliveries.ONCE_IN_ORDER);
        }

        public Options with(Map<String, String> settings) {
            return new Options(folder, settings, parts, ports, deliveries);
        }

        public Options with(Parts others) {
            return new Options(folder, overrides, others, ports, deliveries);
        }

        public Options with(Ports others) {
            return new Options(folder, overrides, parts, others, deliveries);
        }

        public Options with(Deliveries others) {
            return new Options(folder, overrides, parts, ports, others);
        }
    }

    /** The ports to try first; the next free one above is taken. 0 means any. */
    public record Ports(int http, int dynamoDb, int sqs, int stepFunctions, int s3) {
        public static final Ports CONVENTIONAL = new Ports(8080, 8000, 9324, 8083, 9000);
        public static final Ports ANY = new Ports(0, 0, 0, 0, 0);
    }

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final List<QueueSource> queueSources = new ArrayList<>();
    private final List<StreamSource> streamSources = new ArrayList<>();
    private final FunctionHost functions = new FunctionHost(REGION);
    private final Options options;
    private final Home home;
    private MovableClock clock;
    private Endpoints endpoints;
    private StepFunctionsServer stepFunctions;
    private Queues queues;
    private ApiGateway api;
    private ClockApi clockApi;
    private LocalMail mail;
    private FunctionEnvironments environments;
    private volatile Consumer<String> outOfRoom =
            message -> log.atError().addKeyValue("why", message).log("cloud.disk_full");

    private LocalCloud(Options options, Home home) {
        this.options = options;
        this.home = home;
    }

    /**
     * Starts everything; when this returns, the routes answer and the sources are read.
     *
     * @throws CannotStart with what to do about it
     */
    public static LocalCloud start(Options options) {
        LocalServer.prepare();
        Home home = Home.take(options.folder().toAbsolutePath().normalize());
        LocalCloud cloud = new LocalCloud(options, home);
        try {
            cloud.start();
            return cloud;
        } catch (CannotStart e) {
            cloud.close();
            throw e;
        } catch (Exception e) {
            cloud.close();
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            throw cause instanceof CannotStart known
                    ? known
                    : new CannotStart("the local cloud can't start: " + cause.getMessage(), cause);
        }
    }

    private void start() throws Exception {
        DiskWatch.requireRoom(home.folder());
        Logging.toFiles(home.path("log"));
        Settings settings = Settings.load(home.path("settings.properties"), options.overrides());
        clock = new MovableClock(home.file("clock"));
        try (ExecutorService starting = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<DynamoDbServer> dynamoDb =
                    starting.submit(
                            () ->
                                    DynamoDbServer.start(
                                            home.path("dynamodb"), options.ports().dynamoDb()));
            Future<Secrets> secrets =
                    starting.submit(() -> Secrets.loadOrMake(home.path("secrets.properties")));
            Future<Queues> queues = starting.submit(this::openQueues);
            Future<LocalServer> front =
                    starting.submit(
                            () -> LocalServer.start("http", options.ports().http(), this::answer));
            assemble(settings, secrets, dynamoDb, queues, front);
        }
    }

    private Queues openQueues() {
        Queues queues = Queues.open(home.path("queues"));
        for (Queue queue : options.parts().queues()) {
            queues.create(queue.deadLetterName(), Map.of("MessageRetentionPeriod", "1209600"));
            queues.create(
                    queue.name(),
                    Map.of(
                            "VisibilityTimeout",
                            String.valueOf(queue.visibilitySeconds()),
                            "RedrivePolicy",
                            "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                                    .formatted(
                                            QueueServer.arn(REGION, queue.deadLetterName()),
                                            queue.maxReceives())));
        }
        return queues;
    }

    private <T extends AutoCloseable> T part(Callable<T> started) throws Exception {
        T part = started.call();
        parts.push(part);
        return part;
    }

    private void assemble(
            Settings settings,
            Future<Secrets> secrets,
            Future<DynamoDbServer> dynamoDbStarted,
            Future<Queues> queuesOpened,
            Future<LocalServer> frontStarted)
            throws Exception {
        LocalServer front = part(frontStarted::get);
        queues = part(queuesOpened::get);
        QueueServer queueServer =
                part(() -> new QueueServer(queues, REGION, options.ports().sqs()));
        Machines machines = new Machines(functions, queues, ready);
        stepFunctions =
                part(
                        () ->
                                machines.start(
                                        home.path("stepfunctions"),
                                        options.ports().stepFunctions(),
                                        clock));
        BucketServer buckets =
                part(
                        () ->
                                new BucketServer(
                                        home.path("buckets"),
                                        options.parts().buckets(),
                                        options.ports().s3()));
        DynamoDbServer dynamoDb = part(dynamoDbStarted::get);
        endpoints = endpoints(front, dynamoDb, queueServer, buckets);

        LocalClients clients = part(() -> new LocalClients(endpoints));
        DynamoDbClient tables = clients.dynamoDb();
        Tables.create(tables, options.parts().tables());
        seedCampaign(tables, settings);

        environments =
                new FunctionEnvironments(
                        options.parts(),
                        functionSettings(settings, secrets.get()),
                        endpoints.variables(),
                        queueServer::url,
                        Machines::arn,
                        clock);
        Permissions.hold(options.parts().functions());
        for (Function function : options.parts().functions()) {
            functions.add(function, environments.of(function));
        }
        api = new ApiGateway(options.parts().triggers(Trigger.Route.class), functions, clock);
        mail = part(() -> mail(settings, secrets.get()));
        Schedules schedules = part(this::schedules);
        clockApi = new ClockApi(clock, schedules, nextEmail(tables));
        Machines.create(clients.stepFunctions(), options.parts().machines());
        startSources(queues, clients);
        home.file("cloud.json").write(endpoints.json());
        ready.countDown();
        schedules.start();
        mail.start();
        part(() -> DiskWatch.start(home.folder(), message -> outOfRoom.accept(message)));
        Thread.ofPlatform().daemon().name("warm-up").start(functions::warmUp);
    }

    private Endpoints endpoints(
            LocalServer front, DynamoDbServer dynamoDb, QueueServer sqs, BucketServer buckets) {
        String http = local(front.port());
        return new Endpoints(
                ProcessHandle.current().pid(),
                Instant.now().toString(),
                REGION,
                http,
                http + "/mailbox",
                local(dynamoDb.port()),
                local(sqs.port()),
                stepFunctions.endpoint().toString(),
                local(buckets.port()));
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }

    private java.util.function.Function<Instant, Optional<Instant>> nextEmail(
            DynamoDbClient tables) {
        boolean sends =
                options.parts().tables().stream().anyMatch(table -> table.name().equals("leads"));
        return sends ? new NextEmail(tables)::after : now -> Optional.empty();
    }

    private void seedCampaign(DynamoDbClient tables, Settings settings) {
        options.parts().tables().stream()
                .filter(table -> table.name().equals("counters"))
                .forEach(
                        table ->
                                new DynamoDbCampaignStore(tables, table.name(), clock)
                                        .put(Campaign.DEFAULT, settings.campaign()));
    }

    private LocalMail mail(Settings settings, Secrets secrets) {
        return new LocalMail(
                home.path("mail"),
                clock,
                new LocalMail.Settings(
                        URI.create(endpoints.http()),
                        settings.value(Setting.SENDGRID_API_KEY).orElse(""),
                        secrets.webhookPrivateKey(),
                        secrets.inboundPath(),
                        settings.ownAddresses(),
                        clock::offset,
                        settings.paced()));
    }

    private Map<Setting, String> functionSettings(Settings settings, Secrets secrets) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        values.put(Setting.LINK_KEY, secrets.linkKey());
        values.put(Setting.UNSUBSCRIBE_KEY, secrets.unsubscribeKey());
        values.put(Setting.INBOUND_PATH_SECRET, secrets.inboundPath());
        values.put(Setting.WEBHOOK_PUBLIC_KEYS, secrets.webhookPublicKey());
        values.put(Setting.BASE_URL, endpoints.http());
        values.put(Setting.SENDGRID_URL, endpoints.http());
        for (Setting setting : Setting.values()) {
            settings.value(setting).ifPresent(value -> values.put(setting, value));
        }
        return values;
    }

    private Schedules schedules() {
        List<Trigger.Schedule> installed =
                options.parts().triggers(Trigger.Schedule.class).stream()
                        .filter(schedule -> functions.installed(schedule.function()))
                        .toList();
        return new Schedules(
                installed, clock, new Surroundings(), REGION, home.file("schedules.json"));
    }

    private final class Surroundings implements Schedules.Surroundings {
        @Override
        public void invoke(String function, String event) throws InterruptedException {
            Answer answer = functions.invoke(function, event);
            if (answer.failed()) {
                log.atWarn()
                        .addKeyValue("function", function)
                        .addKeyValue("error", answer.error())
                        .log("schedule.failed");
            }
        }

        @Override
        public void clockMoved(Duration by) {
            stepFunctions.clockMoved();
            queues.timePassed(by);
            log.atInfo().addKeyValue("now", clock.instant()).log("clock.moved");
        }

        @Override
        public void settle() throws InterruptedException {
            long deadline = System.nanoTime() + SETTLING.toNanos();
            // Twice: between a queue and its function a message is for a moment with neither.
            for (int idle = 0; idle < 2 && System.nanoTime() < deadline; ) {
                idle = idle() ? idle + 1 : 0;
                Thread.sleep(Duration.ofMillis(5));
            }
        }
    }

    private boolean idle() {
        return queueSources.stream().allMatch(QueueSource::idle)
                && streamSources.stream().allMatch(StreamSource::idle)
                && mail.idle();
    }

    /** Whether the queue holds nothing that a function could take or has taken. */
    boolean drained(String queue) {
        return queues.idle(queue);
    }

    private void startSources(Queues queues, LocalClients clients) throws Exception {
        for (Trigger.Messages mapping : options.parts().triggers(Trigger.Messages.class)) {
            if (functions.installed(mapping.function())) {
                queueSources.add(
                        part(
                                () ->
                                        QueueSource.start(
                                                mapping,
                                                queues,
                                                functions,
                                                REGION,
                                                options.deliveries())));
            }
        }
        for (Trigger.Changes mapping : options.parts().triggers(Trigger.Changes.class)) {
            if (functions.installed(mapping.function())) {
                String stream =
                        clients.dynamoDb()
                                .describeTable(ask -> ask.tableName(mapping.table()))
                                .table()
                                .latestStreamArn();
                streamSources.add(
                        part(
                                () ->
                                        StreamSource.start(
                                                mapping,
                                                stream,
                                                clients.streams(),
                                                functions,
                                                REGION,
                                                home.file(
                                                        "streams/" + mapping.table() + ".json"))));
            }
        }
    }

    private Reply answer(Request request) throws Exception {
        ready.await();
        List<String> segments = request.segments();
        String first = segments.isEmpty() ? "" : segments.getFirst();
        return switch (first) {
            case "", "local", "mailbox", "assets" ->
                    Guard.admits(request) ? own(segments, request) : refused();
            case "v3" -> mail.provider(request);
            default -> api.handle(request);
        };
    }

    private Reply own(List<String> segments, Request request) throws Exception {
        if (segments.isEmpty()) {
            return mail.startPage(endpoints.places());
        }
        if (segments.getFirst().equals("mailbox")) {
            return mail.page(request);
        }
        return switch (String.join("/", segments.subList(0, Math.min(2, segments.size())))) {
            case "local/clock" -> clockApi.handle(request);
            case "local/mail" -> mail.api(request);
            case "assets/htmx.min.js" -> LocalMail.script();
            default -> Reply.json(404, NOT_FOUND);
        };
    }

    private static Reply refused() {
        return Reply.json(
                403,
                "{\"message\":\"Forbidden: open it as http://127.0.0.1, on this machine, not from"
                        + " a page of another site\"}");
    }

    /** Where things are. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /**
     * Says who is told, once and in a sentence for a person, when the disk runs full. The cloud
     * must be stopped then: what it is told to store may not fit.
     */
    public void whenOutOfRoom(Consumer<String> told) {
        outOfRoom = told;
    }

    /** Calls a function as Lambda's Invoke does. */
    public Answer invoke(String function, Map<String, ?> event) throws InterruptedException {
        return functions.invoke(function, com.salesagent.platform.Json.write(new HashMap<>(event)));
    }

    /** Ends a function's call as if its time were over, by the id of its request. */
    public void endCall(String requestId) {
        functions.endCall(requestId);
    }

    /**
     * Puts new code in the place of a function while everything runs, as a deployment moves its
     * alias: calls under way end on the old code.
     */
    public void deploy(Function function) {
        functions.add(function, environments.of(function));
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                log.atWarn().setCause(e).log("cloud.part_did_not_close");
            }
        }
        home.file("cloud.json").delete();
        home.close();
    }

    /** Runs the cloud until the process is told to end. */
    public static void main(String[] arguments) throws InterruptedException {
        long start = System.nanoTime();
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : ".local");
        try {
            LocalCloud cloud = LocalCloud.start(Options.in(folder));
            Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
            System.out.printf(
                    "The local cloud is up after %.1f s.%n%n%s%n",
                    (System.nanoTime() - start) / 1e9, cloud.endpoints().json());
            new CountDownLatch(1).await();
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
