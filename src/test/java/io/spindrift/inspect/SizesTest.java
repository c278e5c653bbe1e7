package io.spindrift.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.json.JsonText;
import io.spindrift.json.Schemas;
import io.spindrift.memory.InstanceMemory;
import io.spindrift.processor.ProcessorSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SizesTest {
    private static final InstanceMemory MEMORY = new InstanceMemory(1, 32 << 20, 128 << 20);

    /** A state of 160 KB: as many slots as its size gives, or as many events as can be replayed in the given time. */
    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"200, 100000, 500", "200, 1000000, 200", "50, 1000000, 50", "1, 1000000, 16"})
    void shouldFollowSizeAndTimeAsTheApplicationDoes(String replayMillis, long nanosAnEvent, int slots) {
        SizeDocument size =
                size(nanosAnEvent, Map.of("replay.max.ms", replayMillis, "model", "blend", "series.horizons", "1-24"));
        assertThat(size.stateBytes()).isGreaterThan(150_000);
        assertThat(size.journalSlots()).isEqualTo(slots);
        assertThat(size.microsPerEvent()).isEqualTo(nanosAnEvent / 1e3);
    }

    @Test
    void shouldUseTheConfiguredInterval() {
        SizeDocument size = size(1_000_000, Map.of("snapshot.interval.events", "33", "model", "blend"));
        assertThat(size.journalSlots()).isEqualTo(33);
        assertThat(size.microsPerEvent()).isNull();
        assertThat(size.storeBytes()).isEqualTo(10 * (size.stateBytes() + 33 * (size.journalEntryBytes() + 40)));
        assertThat(Schemas.violations("commands/inspect-size", JsonText.bytes(size)))
                .isEmpty();
    }

    @Test
    void shouldCountRegressorsAndFitItsSchema() {
        SizeDocument size = size(1_000_000, Map.of("input.mode", "regression", "features.max", "6", "model", "sgd"));
        assertThat(size.components())
                .extracting(SizeDocument.Component::component)
                .contains("settings", "pending");
        assertThat(Schemas.violations("commands/inspect-size", JsonText.bytes(size)))
                .isEmpty();
    }

    @Test
    void shouldSayHowManySeriesFitAMachine() {
        SizeDocument size = size(1_000_000, Map.of("model", "blend"));
        SizeDocument.Instance instance = size.instance();
        assertThat(instance.heapBytes()).isGreaterThan(size.memoryForAllBytes() + (32 << 20));
        assertThat(instance.totalBytes()).isGreaterThan(instance.heapBytes() + instance.storesBytes());
        long fits = instance.seriesOnMachine();
        assertThat(MEMORY.withModels(fits * size.memoryBytes()).total()).isLessThanOrEqualTo(2L << 30);
        assertThat(MEMORY.withModels((fits + 1) * size.memoryBytes()).total()).isGreaterThan(2L << 30);
    }

    private static SizeDocument size(long nanosAnEvent, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("bootstrap.servers", "none:0");
        ProcessorSettings processor =
                new Configuration(new Sources().settings(all)).runtime().processor();
        AtomicLong now = new AtomicLong();
        return new Sizes(processor.series(), processor.store(), 6, () -> now.getAndAdd(nanosAnEvent))
                .of(10, 100, MEMORY, 2L << 30);
    }
}
