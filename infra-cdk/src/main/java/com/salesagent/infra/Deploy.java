package com.salesagent.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The CDK app: the two stacks of the stage that {@code --context stage=...} names. */
public final class Deploy {
    private Deploy() {}

    /** Synthesizes into {@code cdk.out}; the CDK command line calls it. */
    public static void main(String[] arguments) throws IOException {
        App app = new App();
        Object stage = app.getNode().tryGetContext("stage");
        String name = stage == null ? "dev" : stage.toString();
        try {
            stacks(
                    app,
                    Stage.load(name, Path.of("stages", name + ".properties")),
                    Path.of("..").toAbsolutePath().normalize());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Aspects.of(app).add(new AwsSolutionsChecks());
        app.synth();
    }

    /**
     * @param home the folder with the root pom
     */
    static Stacks stacks(App app, Stage stage, Path home) {
        StackProps properties =
                StackProps.builder()
                        .description("Sales agent, stage " + stage.name())
                        .terminationProtection(stage.production())
                        .env(
                                Environment.builder()
                                        .account(System.getenv("CDK_DEFAULT_ACCOUNT"))
                                        .region(System.getenv("CDK_DEFAULT_REGION"))
                                        .build())
                        .build();
        DataStack data = new DataStack(app, stage, properties);
        AppStack application = new AppStack(app, stage, data, home, properties);
        tag(data, stage);
        tag(application, stage);
        return new Stacks(data, application);
    }

    /** For the budget; dashboards took no tags until lately, and not everywhere. */
    private static void tag(Stack stack, Stage stage) {
        TagProps taking =
                TagProps.builder()
                        .excludeResourceTypes(List.of("AWS::CloudWatch::Dashboard"))
                        .build();
        Tags.of(stack).add("application", "sales-agent", taking);
        Tags.of(stack).add("stage", stage.name(), taking);
    }

    record Stacks(DataStack data, AppStack app) {}
}
