package io.spindrift.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SnapshotContinuityTest {

    static Stream<SeriesSettings> settings() {
        LabelSettings labels = new LabelSettings(5000, 12, 3, 40, 4);
        return Stream.of(
                SeriesRun.settings(InputMode.REGRESSION, labels, 1),
                SeriesRun.settings(InputMode.SERIES, labels, 1, 3, 7));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("settings")
    void shouldContinueWithTheSameBytes_fromAnySnapshot(SeriesSettings settings) {
        SeriesRun whole = new SeriesRun(settings);
        SeriesRun parts = new SeriesRun(settings);
        for (SeriesEvent event : events(settings.inputMode())) {
            parts.restart();
            assertThat(parts.send(event)).isEqualTo(whole.send(event));
            assertThat(parts.bytes()).isEqualTo(whole.bytes());
        }
        assertThat(withoutOrigins(parts)).isEqualTo(withoutOrigins(whole));
        assertThat(whole.outcomes.scores).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldGiveTheSameBytesForTheSameEvents(SeriesSettings settings) {
        SeriesRun one = new SeriesRun(settings);
        SeriesRun other = new SeriesRun(settings);
        events(settings.inputMode()).forEach(one::send);
        events(settings.inputMode()).forEach(other::send);
        assertThat(one.bytes()).isEqualTo(other.bytes());
    }

    @Test
    void shouldCoverEveryKindOfEvent() {
        SeriesRun run = new SeriesRun(settings().findFirst().orElseThrow());
        int rejected = 0;
        for (SeriesEvent event : events(InputMode.REGRESSION)) {
            rejected += run.send(event).isPresent() ? 1 : 0;
        }
        assertThat(rejected).isPositive();
        assertThat(EnumSet.copyOf(run.outcomes.counted))
                .containsExactlyInAnyOrderElementsOf(
                        // A cold start is nothing to count where there is no donor.
                        EnumSet.complementOf(
                                EnumSet.of(Outcome.Counted.SERIES_WARM_STARTED, Outcome.Counted.SERIES_COLD_STARTED)));
        assertThat(run.outcomes.unmatched).isNotEmpty();
    }

    private static List<Object> withoutOrigins(SeriesRun run) {
        assertThat(run.outcomes.unmatched)
                .allSatisfy(label -> assertThat(label.origin()).isEqualTo(SeriesRun.origin(label.id())));
        return run.outcomes.all;
    }

    private static List<SeriesEvent> events(InputMode inputMode) {
        SplittableRandom random = new SplittableRandom(77);
        List<SeriesEvent> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            long time = 1_000_000 + 300L * i + 20_000L * (i / 25) + random.nextInt(2000);
            double value = random.nextInt(4) == 0 ? Double.NaN : StrictMath.sin(0.4 * i) + random.nextDouble();
            double[] x = {random.nextDouble(), StrictMath.cos(i)};
            events.add(new SeriesEvent.Observation("o" + i, time, x, value));
            if (inputMode == InputMode.REGRESSION) {
                String id = "o" + Math.max(0, i + random.nextInt(-15, 3));
                events.add(new SeriesEvent.Label(id, time + 1, random.nextDouble(), SeriesRun.origin(id)));
                if (i % 40 == 0) {
                    events.add(new SeriesEvent.Label("lost " + i, time + 2, 1, SeriesRun.origin("lost " + i)));
                }
            }
        }
        return events;
    }
}
