package io.spindrift.model.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.serde.Walks;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PrecisionTest {
    /** A component with a field of each type. */
    private static final class Component {
        private double[] numbers = {0.1, -1e300, 1e300, 1e-300, -0.0, 2.5, Float.MAX_VALUE, 1 + 0x1p-24};
        private double number = 0.1;
        private long wide = Long.MAX_VALUE;
        private long[] wides = {(1L << 60) + 1};
        private int integer = 7;
        private boolean flag = true;
        private String text = "ü";
        private byte[] bytes = {1};

        private void exchange(StateExchange io) {
            io.numbers("numbers", numbers);
            number = io.number("number", number);
            wide = io.wide("wide", wide);
            io.wides("wides", wides);
            integer = io.integer("integer", integer, 0, 9);
            flag = io.flag("flag", flag);
            text = io.text("text", text);
            bytes = io.bytes("bytes", bytes);
        }
    }

    @Test
    void shouldRoundArraysToFloatsWhereTheyStand() {
        Component component = new Component();
        double[] numbers = component.numbers;
        Precision.FLOAT32.reduce(component::exchange);
        assertThat(component.numbers).isSameAs(numbers);
        assertThat(numbers)
                .containsExactly(0.1f, -Float.MAX_VALUE, Float.MAX_VALUE, 0, -0.0, 2.5, Float.MAX_VALUE, 1.0);
        assertThat(component)
                .usingRecursiveComparison()
                .ignoringFields("numbers")
                .isEqualTo(new Component());
    }

    @Test
    void shouldLeaveEverythingInFloat64() {
        Component component = new Component();
        Precision.FLOAT64.reduce(component::exchange);
        assertThat(component).usingRecursiveComparison().isEqualTo(new Component());
        assertThat(Walks.save(io -> component.exchange(Precision.FLOAT64.over(io))))
                .isEqualTo(Walks.save(component::exchange));
    }

    @Test
    void shouldRoundToTheNearestFloatOnce() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 10_000; i++) {
            double value = (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(-50, 40));
            double[] values = {value};
            Precision.FLOAT32.reduce(io -> io.numbers("values", values));
            double nearest = Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, (float) value));
            assertThat(values).containsExactly(nearest);
            Precision.FLOAT32.reduce(io -> io.numbers("values", values));
            assertThat(values).containsExactly(nearest);
        }
    }

    @Test
    void shouldStoreArraysInHalfTheRoomAndBringThemBack() {
        Component component = new Component();
        Precision.FLOAT32.reduce(component::exchange);
        byte[] saved = Walks.save(io -> component.exchange(Precision.FLOAT32.over(io)));
        assertThat(saved).hasSize(Walks.save(component::exchange).length - 4 * component.numbers.length);
        Component restored = new Component();
        Arrays.fill(restored.numbers, 0);
        Walks.restore(saved, io -> {
            restored.exchange(Precision.FLOAT32.over(io));
            return restored;
        });
        assertThat(restored).usingRecursiveComparison().isEqualTo(component);
        assertThat(1 / restored.numbers[4]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Precision.FLOAT32.bytes()).isEqualTo(4);
        assertThat(Precision.FLOAT64.bytes()).isEqualTo(8);
    }
}
