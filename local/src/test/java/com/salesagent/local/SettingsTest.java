package com.salesagent.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.application.Setting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class SettingsTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void eachSettingOfTheFunctionsIsExplainedInTheFile(Setting setting) throws Exception {
        String file = Files.readString(Path.of("sales-agent.properties"));

        assertThat(file).containsPattern("(?m)^" + setting.name() + "=");
    }

    @Test
    void theCommandLineGoesBeforeTheUsersFileAndThatBeforeTheDefaults() throws Exception {
        Path own = folder.resolve("settings.properties");
        Files.writeString(own, "DAILY_CAP=7\nMIN_TIER=low\n");

        Settings settings = Settings.load(own, Map.of("DAILY_CAP", "9"));

        assertThat(settings.campaign())
                .containsEntry("DAILY_CAP", "9")
                .containsEntry("MIN_TIER", "low")
                .containsEntry("FOLLOW_UP_DAYS", "3,7,14")
                .doesNotContainKey("LINK_KEY");
    }

    @Test
    void secretsAreMadeOnceAndThenKept() {
        Path file = folder.resolve("secrets.properties");

        Secrets made = Secrets.loadOrMake(file);

        assertThat(Secrets.loadOrMake(file).linkKey()).isEqualTo(made.linkKey()).hasSize(64);
    }

    @Test
    void aSecretsFileWithoutAKeyIsNamed() throws Exception {
        Path file = folder.resolve("secrets.properties");
        Files.writeString(file, "LINK_KEY=a\n");

        assertThatThrownBy(() -> Secrets.loadOrMake(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("has no UNSUBSCRIBE_KEY");
    }
}
