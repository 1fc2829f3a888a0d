package com.salesagent.infra.contract;

import com.salesagent.local.LocalCloud;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The contract on the local cloud. */
class LocalCloudContractTest extends AwsContract {
    @TempDir static Path folder;

    @Override
    AwsServices open() {
        LocalCloud cloud =
                LocalCloud.start(
                        LocalCloud.Options.in(folder)
                                .with(Map.of("MODEL_PROVIDER", "none", "WEBSITES", "off"))
                                .with(LocalCloud.Ports.ANY));
        return new AwsServices() {
            @Override
            public Map<String, String> variables() {
                return cloud.endpoints().variables();
            }

            @Override
            public String machineRole() {
                return "arn:aws:iam::000000000000:role/any";
            }

            @Override
            public Optional<String> api() {
                return Optional.of(cloud.endpoints().http());
            }

            @Override
            public void close() {
                cloud.close();
            }
        };
    }
}
