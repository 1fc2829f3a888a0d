package com.salesagent.local.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.salesagent.application.Application;
import com.salesagent.application.Function;
import com.salesagent.platform.Environment;
import com.salesagent.platform.LeanApiHandler;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The directions in which code may depend on code. */
class ArchitectureTest {
    private static final String[] AGENTS = {
        "..scout..",
        "..analyst..",
        "..contacts..",
        "..writer..",
        "..approvals..",
        "..outreach..",
        "..tracker..",
        "..orchestrator..",
        "..compliance.."
    };

    static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("com.salesagent");

    @Test
    void theDomainIsPlainJava() {
        noClasses()
                .that()
                .resideInAPackage("com.salesagent.domain..")
                .should()
                .dependOnClassesThat(
                        are(
                                resideInAnyPackage(
                                        "software.amazon..",
                                        "com.amazonaws..",
                                        "dev.langchain4j..",
                                        "com.fasterxml..",
                                        "com.sendgrid..",
                                        "org.jsoup..",
                                        "org.slf4j..",
                                        "com.salesagent.platform..",
                                        "com.salesagent.application..")))
                .check(ALL);
    }

    @Test
    void agentsDontKnowEachOther() {
        for (String agent : withRoot(AGENTS)) {
            noClasses()
                    .that()
                    .resideInAPackage(agent)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            Arrays.stream(withRoot(AGENTS))
                                    .filter(other -> !other.equals(agent))
                                    .toArray(String[]::new))
                    .check(ALL);
        }
    }

    @Test
    void theLocalCloudKnowsNothingInsideTheAgents() {
        noClasses()
                .that()
                .resideInAPackage("com.salesagent.local..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(withRoot(AGENTS))
                .check(ALL);
    }

    @Test
    void dependenciesPointFromAgentsToPlatformToDomain() {
        noClasses()
                .that()
                .resideInAPackage("com.salesagent.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(withRoot(AGENTS))
                .check(ALL);
        noClasses()
                .that()
                .resideInAnyPackage(withRoot(AGENTS))
                .should()
                .dependOnClassesThat(are(resideInAPackage("com.salesagent.application..")))
                .check(ALL);
    }

    @Test
    void whatAnybodyCanCallIsLean() {
        noClasses()
                .that()
                .areAssignableTo(LeanApiHandler.class)
                .or()
                .resideInAnyPackage(
                        "com.salesagent.platform",
                        "com.salesagent.platform.dynamodb..",
                        "com.salesagent.platform.logs..",
                        "com.salesagent.approvals.view..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.fasterxml.jackson.databind..",
                        "com.sendgrid..",
                        "com.salesagent.mail..",
                        "com.salesagent.models..",
                        "dev.langchain4j..",
                        "jakarta.mail..",
                        "org.apache.logging..",
                        "org.jsoup..",
                        "org.joda..")
                .check(ALL);
    }

    @Test
    void onlyWiringReadsTheEnvironmentOrMakesClients() {
        noClasses()
                .that()
                .resideInAnyPackage(withRoot(AGENTS))
                .and()
                .haveSimpleNameNotEndingWith("Wiring")
                .should()
                .callMethod(Environment.class, "current")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.salesagent.platform.AwsClients")
                .check(ALL);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("com.salesagent.platform.Environment")
                .and()
                .doNotHaveFullyQualifiedName("com.salesagent.platform.logs.JsonLogging")
                .and()
                .resideOutsideOfPackage("com.salesagent.local..")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(ALL);
    }

    @Test
    void domainAndAgentsReadNoClockAndNoRandomness() {
        noClasses()
                .that()
                .resideInAnyPackage(withRoot(AGENTS))
                .or()
                .resideInAPackage("com.salesagent.domain..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(RandomGenerator.class, "getDefault")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(SecureRandom.class)
                .check(ALL);
    }

    @Test
    void optionalIsOnlyReturned() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage("com.salesagent..")
                .should()
                .notHaveRawType(Optional.class)
                .check(ALL);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("com.salesagent..")
                .and()
                .areNotPrivate()
                .should()
                .notHaveRawParameterTypes(
                        DescribedPredicate.describe(
                                "Optional",
                                types ->
                                        types.stream()
                                                .anyMatch(
                                                        type ->
                                                                type.isEquivalentTo(
                                                                        Optional.class))))
                .check(ALL);
    }

    @Test
    void handlersAreFinalAndHaveTheConstructorThatLambdaCalls() throws Exception {
        classes()
                .that()
                .implement(RequestHandler.class)
                .and()
                .resideInAPackage("com.salesagent..")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(ALL);
        for (Function function : Application.functions()) {
            Class<?> handler = Class.forName(function.handler());
            assertThat(Arrays.stream(handler.getConstructors()))
                    .as(function.handler())
                    .anyMatch(constructor -> constructor.getParameterCount() == 0);
        }
    }

    private static String[] withRoot(String[] agents) {
        return Arrays.stream(agents)
                .map(agent -> "com.salesagent" + agent.substring(1))
                .toArray(String[]::new);
    }
}
