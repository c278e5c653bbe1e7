package io.spindrift.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LaggedTest {
    private static final int SEASON = 4;

    /** A learned example: the newest value at the forecast, the value a season before the label, the label. */
    private record Learned(double newest, double seasonBefore, double label) {}

    @Test
    void shouldLearnALabelWhenItHasComeAndNotBefore() {
        List<Learned> learned = new ArrayList<>();
        Learner learner = new Learner() {
            @Override
            public double forecast(double[] inputs) {
                return inputs[0];
            }

            @Override
            public void learn(double[] inputs, double label) {
                learned.add(new Learned(inputs[0], inputs[Lagged.LAGS], label));
            }
        };
        Lagged lagged = new Lagged(List.of(3), SEASON, inputs -> learner);
        for (int row = 0; row < 10; row++) {
            assertThat(lagged.next(row)).containsExactly(row);
            // The first label, three rows later, is that of row 0.
            assertThat(learned).hasSize(Math.max(0, row - 2));
        }
        assertThat(learned.get(0)).isEqualTo(new Learned(0, 0, 3));
        // From row 5, of row 8: a season before is row 4.
        assertThat(learned.get(5)).isEqualTo(new Learned(5, 4, 8));
    }
}
