package io.spindrift.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TombstoneRetentionTest {
    private static final Map<String, String> HOUR = Map.of("delete.retention.ms", "3600000");

    @Test
    void shouldBeADay_whenNothingSaysOtherwise() {
        TombstoneRetention retention = TombstoneRetention.of(settings(Map.of()), Optional.empty());
        assertThat(retention.duration()).isEqualTo(Duration.ofDays(1));
        assertThat(retention.storesKeptFor()).isEqualTo(Duration.ofHours(12));
        assertThat(retention.cleanupDelayMax()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void shouldBeThatOfTheSettings_whenTheChangelogDoesNotExistOrCannotBeDescribed() {
        RuntimeSettings settings = settings(Map.of("topic.delete.retention.ms", "60000"));
        assertThat(TombstoneRetention.of(settings, Optional.empty()).duration()).isEqualTo(Duration.ofMinutes(1));
        assertThat(TombstoneRetention.of(settings, changelog(Map.of())).duration())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void shouldBeThatOfTheChangelog_whenItExists() {
        RuntimeSettings settings = settings(Map.of("topic.delete.retention.ms", "60000"));
        assertThat(TombstoneRetention.of(settings, changelog(HOUR)).duration()).isEqualTo(Duration.ofHours(1));
    }

    /** Kafka Streams cannot check at an interval of 0. */
    @Test
    void shouldLeaveTimeBetweenCleanups_whenNoTombstonesAreKept() {
        assertThat(new TombstoneRetention(Duration.ZERO).cleanupDelayMax()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldRejectASettingThatIsNotANumber() {
        RuntimeSettings settings = settings(Map.of("topic.delete.retention.ms", "a day"));
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> TombstoneRetention.of(settings, changelog(HOUR)))
                .withMessage("topic.delete.retention.ms: expected milliseconds, got a day");
    }

    private static Optional<Topics.Description> changelog(Map<String, String> config) {
        return Optional.of(new Topics.Description("app-models-changelog", 1, 1, config, Set.of()));
    }

    private static RuntimeSettings settings(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(own);
        all.put("application.id", "app");
        all.put("bootstrap.servers", "none:1");
        return new Configuration(new Sources().settings(all)).runtime();
    }
}
