package com.salesagent.infra;

import com.salesagent.application.Application;
import com.salesagent.application.Function;
import com.salesagent.application.Function.Permission;
import com.salesagent.application.Machine;
import com.salesagent.application.Queue;
import com.salesagent.application.Setting;
import com.salesagent.application.Table;
import com.salesagent.application.Trigger;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.EventSourceMappingOptions;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.SqsDlq;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What runs: queues, functions, machines, the API, schedules, alarms. May be made anew. */
final class AppStack extends Stack {
    /** Of a change that the function refused; then its batch goes to a queue that is watched. */
    private static final int STREAM_RETRIES = 10;

    private static final String LOGGING =
            "-Dslf4j.provider=com.salesagent.platform.logs.JsonLogging";

    private final Stage stage;
    private final DataStack data;
    private final Path home;
    private final Map<String, BufferedIngest> queues = new LinkedHashMap<>();
    private final Map<String, AgentFunction> functions = new LinkedHashMap<>();
    private final Map<String, Workflow> machines = new LinkedHashMap<>();
    private final FrontDoor frontDoor;

    /**
     * @param home the folder with the root pom, where zips and machines' definitions are
     */
    AppStack(Construct scope, Stage stage, DataStack data, Path home, StackProps properties) {
        super(scope, "SalesAgent-" + stage.name() + "-App", properties);
        this.stage = stage;
        this.data = data;
        this.home = home;
        for (Queue queue : Application.queues()) {
            queues.put(queue.name(), new BufferedIngest(this, queue));
        }
        frontDoor = new FrontDoor(this, stage);
        addFunctionsAndMachines();
        software.amazon.awscdk.services.sqs.Queue unhandled =
                BufferedIngest.deadLetters(this, "UnhandledChanges");
        Clockwork clockwork = new Clockwork(this);
        for (Trigger trigger : Application.triggers()) {
            AgentFunction function = functions.get(trigger.function());
            switch (trigger) {
                case Trigger.Route route -> frontDoor.add(route, function);
                case Trigger.Messages messages -> consume(messages, function);
                case Trigger.Changes changes -> follow(changes, function, unhandled);
                case Trigger.Schedule schedule -> clockwork.add(schedule, function);
                case Trigger.ReceivedMail received -> {
                    if (stage.receivesMail()) {
                        new InboundMail(this, stage, data, received, function);
                    }
                }
            }
        }
        new Watch(this, stage, functions, machines, queues, frontDoor, unhandled, clockwork.dead());
        tellWhereItIs();
    }

    /**
     * Machines call functions and functions start machines: functions that name no machine come
     * first, then the machines, then the rest.
     */
    private void addFunctionsAndMachines() {
        Map<String, String> arns = new TreeMap<>();
        queues.forEach((name, queue) -> arns.put(name, queue.queue().getQueueArn()));
        for (Function function : Application.functions()) {
            if (!namesMachine(function)) {
                add(function, arns);
            }
        }
        for (Machine machine : Application.machines().reversed()) {
            Workflow workflow =
                    new Workflow(
                            this,
                            machine,
                            stage,
                            home.resolve("statemachine"),
                            functionArns(),
                            machineArns());
            machines.put(machine.name(), workflow);
            arns.put(machine.name(), workflow.machine().getStateMachineArn());
        }
        for (Function function : Application.functions()) {
            if (namesMachine(function)) {
                add(function, arns);
            }
        }
    }

    private static boolean namesMachine(Function function) {
        return function.permissions().stream()
                .anyMatch(
                        permission ->
                                permission instanceof Permission.Start
                                        || permission instanceof Permission.WatchMachine
                                        || permission instanceof Permission.AnswerTasksOf);
    }

    private void add(Function function, Map<String, String> arns) {
        AgentFunction made =
                new AgentFunction(
                        this,
                        function,
                        stage,
                        new Zips(home).of(function),
                        environment(function),
                        new Grants(this, stage, data, arns).of(function));
        function.permissions().forEach(permission -> acceptObjects(made, permission));
        functions.put(function.name(), made);
    }

    private void acceptObjects(AgentFunction function, Permission permission) {
        String bucket =
                switch (permission) {
                    case Permission.ReadBucket(String name) -> name;
                    case Permission.WriteBucket(String name) -> name;
                    default -> "";
                };
        if (!bucket.isEmpty()) {
            String id =
                    data.getLogicalId(
                            (software.amazon.awscdk.CfnElement)
                                    data.bucket(bucket).getNode().getDefaultChild());
            Nag.acceptWildcard(
                    function.role(),
                    "Resource::<" + id + ".Arn>/*",
                    "Any object of this one bucket: each batch and mail is an object of its own.");
        }
    }

    private Map<String, String> functionArns() {
        Map<String, String> arns = new TreeMap<>();
        functions.forEach((name, made) -> arns.put(name, made.live().getFunctionArn()));
        return arns;
    }

    private Map<String, String> machineArns() {
        Map<String, String> arns = new TreeMap<>();
        machines.forEach((name, made) -> arns.put(name, made.machine().getStateMachineArn()));
        return arns;
    }

    /** The keys that the local cloud gives the function too, but secrets: SSM has those. */
    private Map<String, String> environment(Function function) {
        Map<String, String> variables = new TreeMap<>();
        function.permissions().forEach(permission -> name(variables, permission));
        for (Setting setting : function.settings()) {
            if (setting == Setting.BASE_URL) {
                variables.put(setting.name(), frontDoor.url());
            } else if (!setting.secret() && stage.settings().containsKey(setting)) {
                variables.put(setting.name(), stage.settings().get(setting));
            }
        }
        if (function.settings().stream().anyMatch(Setting::secret)) {
            variables.put("SECRETS_PATH", stage.secretsPath());
        }
        variables.put("STAGE", stage.name());
        // C1 only: half of a cold start, see docs/costs.md.
        variables.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 " + LOGGING);
        return variables;
    }

    private void name(Map<String, String> variables, Permission permission) {
        switch (permission) {
            case Permission.Read(String table) -> nameTable(variables, table);
            case Permission.Write(String table) -> nameTable(variables, table);
            case Permission.SendTo(String queue) -> nameQueue(variables, queue);
            case Permission.WatchQueue(String queue) -> nameQueue(variables, queue);
            case Permission.WatchMachine(String machine) -> nameMachine(variables, machine);
            case Permission.Start(String machine) -> nameMachine(variables, machine);
            case Permission.AnswerTasksOf(String machine) -> nameMachine(variables, machine);
            case Permission.ReadBucket(String bucket) -> nameBucket(variables, bucket);
            case Permission.WriteBucket(String bucket) -> nameBucket(variables, bucket);
            case Permission.UseModel() -> {
                // the model's settings say which
            }
        }
    }

    private void nameTable(Map<String, String> variables, String name) {
        Application.tables().stream()
                .filter(table -> table.name().equals(name))
                .map(Table::environmentKey)
                .forEach(key -> variables.put(key, data.table(name).getTableName()));
    }

    private void nameQueue(Map<String, String> variables, String name) {
        Application.queues().stream()
                .filter(queue -> queue.name().equals(name))
                .map(Queue::environmentKey)
                .forEach(key -> variables.put(key, queues.get(name).queue().getQueueUrl()));
    }

    private void nameMachine(Map<String, String> variables, String name) {
        Application.machines().stream()
                .filter(machine -> machine.name().equals(name))
                .map(Machine::environmentKey)
                .forEach(
                        key ->
                                variables.put(
                                        key, machines.get(name).machine().getStateMachineArn()));
    }

    private void nameBucket(Map<String, String> variables, String name) {
        variables.put(Names.bucketKey(name), data.bucket(name).getBucketName());
    }

    private void consume(Trigger.Messages messages, AgentFunction function) {
        String queue = queues.get(messages.queue()).queue().getQueueArn();
        function.role()
                .addToPolicy(
                        Grants.allow(
                                List.of(
                                        "sqs:ChangeMessageVisibility",
                                        "sqs:DeleteMessage",
                                        "sqs:GetQueueAttributes",
                                        "sqs:ReceiveMessage"),
                                List.of(queue)));
        function.live()
                .addEventSourceMapping(
                        Names.id(messages.queue()),
                        EventSourceMappingOptions.builder()
                                .eventSourceArn(queue)
                                .batchSize(messages.batchSize())
                                .maxConcurrency(messages.maximumConcurrency())
                                .reportBatchItemFailures(true)
                                .build());
    }

    private void follow(
            Trigger.Changes changes,
            AgentFunction function,
            software.amazon.awscdk.services.sqs.Queue unhandled) {
        String table = data.table(changes.table()).getTableArn();
        String stream = data.table(changes.table()).getTableStreamArn();
        function.role()
                .addToPolicy(
                        Grants.allow(
                                List.of(
                                        "dynamodb:DescribeStream",
                                        "dynamodb:GetRecords",
                                        "dynamodb:GetShardIterator"),
                                List.of(stream)));
        function.role()
                .addToPolicy(
                        Grants.allow(
                                List.of("dynamodb:ListStreams"), List.of(table + "/stream/*")));
        Nag.accept(
                function.role(),
                "AwsSolutions-IAM5",
                "Lambda's poller lists the streams of this one table; a stream's name is a moment"
                        + " that nobody knows before it is made.");
        function.live()
                .addEventSourceMapping(
                        Names.id(changes.table()),
                        EventSourceMappingOptions.builder()
                                .eventSourceArn(stream)
                                .batchSize(changes.batchSize())
                                .maxBatchingWindow(Duration.seconds(changes.windowSeconds()))
                                .startingPosition(StartingPosition.TRIM_HORIZON)
                                .bisectBatchOnError(true)
                                .reportBatchItemFailures(true)
                                .retryAttempts(STREAM_RETRIES)
                                .onFailure(new SqsDlq(unhandled))
                                .build());
    }

    private void tellWhereItIs() {
        StringParameter.Builder.create(this, "ApiUrl")
                .parameterName(stage.secretsPath() + "/api-url")
                .description("Where ./sales-agent --stage " + stage.name() + " finds the API")
                .stringValue(frontDoor.url())
                .build();
        StringParameter.Builder.create(this, "CountersTableName")
                .parameterName(stage.secretsPath() + "/counters-table")
                .description("Where the campaign's settings are put")
                .stringValue(data.table("counters").getTableName())
                .build();
        CfnOutput.Builder.create(this, "Api")
                .description("The API; links in emails begin with it")
                .value(frontDoor.url())
                .build();
        CfnOutput.Builder.create(this, "EventWebhook")
                .description("SendGrid's Event Webhook posts here")
                .value(frontDoor.url() + "/webhooks/sendgrid/events")
                .build();
        CfnOutput.Builder.create(this, "InboundParse")
                .description("SendGrid's Inbound Parse posts here, INBOUND_PATH_SECRET at the end")
                .value(frontDoor.url() + "/webhooks/sendgrid/inbound/")
                .build();
    }
}
