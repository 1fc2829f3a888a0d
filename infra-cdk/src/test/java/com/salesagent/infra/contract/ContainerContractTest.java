package com.salesagent.infra.contract;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

import java.util.Map;
import java.util.Optional;

/**
 * The contract on LocalStack or another image that plays AWS on port 4566: {@code
 * -Daws.contract.image=floci/floci}; {@code -Daws.contract.token} for images that ask for one.
 */
class ContainerContractTest extends AwsContract {
    private static final String IMAGE =
            System.getProperty("aws.contract.image", "localstack/localstack:4.9");
    private static final String TOKEN = System.getProperty("aws.contract.token", "");
    private static final int PORT = 4566;

    @Override
    AwsServices open() {
        Skips.unless(
                DockerClientFactory.instance().isDockerAvailable(),
                "no Docker engine answers, so the contract isn't asked of " + IMAGE);
        GenericContainer<?> container = container();
        container.start();
        String endpoint = "http://" + container.getHost() + ":" + container.getMappedPort(PORT);
        return new AwsServices() {
            @Override
            public Map<String, String> variables() {
                return Map.of(
                        "AWS_REGION", "us-east-1",
                        "AWS_ENDPOINT_URL_DYNAMODB", endpoint,
                        "AWS_ENDPOINT_URL_SQS", endpoint,
                        "AWS_ENDPOINT_URL_SFN", endpoint);
            }

            @Override
            public String machineRole() {
                return "arn:aws:iam::000000000000:role/any";
            }

            @Override
            public Optional<String> api() {
                return Optional.empty();
            }

            @Override
            public void close() {
                container.stop();
            }
        };
    }

    private static GenericContainer<?> container() {
        if (!IMAGE.contains("localstack")) {
            return new GenericContainer<>(DockerImageName.parse(IMAGE))
                    .withExposedPorts(PORT)
                    .waitingFor(Wait.forListeningPort());
        }
        LocalStackContainer container =
                new LocalStackContainer(
                        DockerImageName.parse(IMAGE)
                                .asCompatibleSubstituteFor("localstack/localstack"));
        return TOKEN.isEmpty() ? container : container.withEnv("LOCALSTACK_AUTH_TOKEN", TOKEN);
    }
}
