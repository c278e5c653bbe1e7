package io.spindrift.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class MachineMetricsTest {

    @Test
    void shouldSampleTheSameFiniteMetricsEachTime() {
        MachineMetrics metrics = new MachineMetrics();
        Map<String, Double> first = metrics.sample();
        assertThat(first).hasSizeGreaterThanOrEqualTo(8);
        assertThat(first.values())
                .allSatisfy(value -> assertThat(value).isFinite().isNotNegative());
        assertThat(metrics.sample()).containsOnlyKeys(first.keySet());
    }
}
