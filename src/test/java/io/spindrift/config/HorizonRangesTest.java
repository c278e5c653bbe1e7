package io.spindrift.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HorizonRangesTest {
    @Test
    void shouldExpandRanges_whenHorizonsAreListed() {
        assertThat(HorizonRanges.parse(List.of("1", " 3", "6-9 ", "96"))).contains(List.of(1, 3, 6, 7, 8, 9, 96));
        assertThat(HorizonRanges.parse(List.of("2-2"))).contains(List.of(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "97", "1-97", "5-4", "1-", "-3", "1-2-3", "a", "", "1.5", "12345"})
    void shouldRejectAnItem_whenItIsNoRangeOfHorizons(String item) {
        assertThat(HorizonRanges.parse(List.of(item))).isEmpty();
    }

    @Test
    void shouldRejectHorizons_whenTheyDoNotAscend() {
        assertThat(HorizonRanges.parse(List.of("1-4", "4"))).isEmpty();
        assertThat(HorizonRanges.parse(List.of("3", "2"))).isEmpty();
        assertThat(HorizonRanges.parse(List.of())).isEmpty();
    }
}
