package io.spindrift.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    /** The parts of a planned fault that must be the same for the same seed. */
    private record Planned(Kind kind, Duration calm, String victim, Duration lasting) {
        static List<Planned> of(Set<Kind> kinds, long seed, int count) {
            Schedule schedule = new Schedule(kinds, seed);
            return Stream.generate(schedule::next)
                    .limit(count)
                    .map(entry -> new Planned(
                            entry.kind(),
                            entry.calm(),
                            entry.fault().victim(),
                            entry.fault().lasting()))
                    .toList();
        }
    }

    @Test
    void shouldPlanTheSameFaults_onlyForTheSameSeed() {
        assertThat(Planned.of(ALL, 3, 100)).isEqualTo(Planned.of(ALL, 3, 100)).isNotEqualTo(Planned.of(ALL, 4, 100));
    }

    @Test
    void shouldPlanEachKindOnceBeforeAnyComesAgain() {
        assertThat(Planned.of(ALL, 1, ALL.size()).stream().map(Planned::kind)).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void shouldPlanOnlyEnabledKinds() {
        assertThat(Planned.of(EnumSet.of(Kind.FLOOD), 1, 5).stream().map(Planned::kind))
                .containsOnly(Kind.FLOOD);
    }
}
