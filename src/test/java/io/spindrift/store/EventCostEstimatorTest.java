package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class EventCostEstimatorTest {
    private static final long USUAL = 300_000;
    private static final long WAITING = 30_000_000;

    private long now;
    private final EventCostEstimator cost = new EventCostEstimator(() -> now);

    @Test
    void shouldKnowNothing_beforeTheFirstEvent() {
        assertThat(cost.nanos()).isZero();
    }

    @Test
    void shouldBeThatOfTheFirstEvent_afterIt() {
        event(USUAL);

        assertThat(cost.nanos()).isEqualTo(USUAL);
    }

    @Test
    void shouldForgetColdCode_afterAHundredEvents() {
        for (int i = 0; i < 10; i++) {
            event(20 * USUAL);
        }
        for (int i = 0; i < 120; i++) {
            event(USUAL);
        }

        assertThat(cost.nanos()).isEqualTo(USUAL, within(0.05 * USUAL));
    }

    @Test
    void shouldNotCountWaits_whichAreRare() {
        for (int i = 0; i < 1000; i++) {
            event(i % 10 == 9 ? WAITING : USUAL);
        }

        assertThat(cost.nanos()).isEqualTo(USUAL, within(0.35 * USUAL));
    }

    private void event(long nanos) {
        long started = cost.start();
        now += nanos;
        cost.end(started);
    }
}
