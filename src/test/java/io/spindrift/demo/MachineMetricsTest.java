package io.spindrift.demo;

import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

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
