package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HashTest {
    /** The published FNV-1a values of these texts, mixed. */
    @ParameterizedTest
    @CsvSource({"'', cbf29ce484222325", "a, af63dc4c8601ec8c", "foobar, 85944171f73967e8"})
    void shouldHashTextsByFnv1a(String text, String folded) {
        assertThat(Hash.of(text)).isEqualTo(Hash.mix(Long.parseUnsignedLong(folded, 16)));
    }

    /** The first outputs of SplitMix64 seeded with 0, as its authors' code prints them. */
    @Test
    void shouldMixAsSplitMix64() {
        long golden = 0x9e3779b97f4a7c15L;
        assertThat(Hash.mix(golden)).isEqualTo(0xe220a8397b1dcdafL);
        assertThat(Hash.mix(2 * golden)).isEqualTo(0x6e789e6aa1b965f4L);
        assertThat(Hash.mix(3 * golden)).isEqualTo(0x06c45d188009454fL);
        assertThat(Hash.mix(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"'', f52a15e9a9b5e89b", "a, 2c0bdbf481420f8", "foobar, 404da9e3b74078c2", "série/7, ef3b1252284535af"})
    void shouldNeverChange(String text, String hash) {
        assertThat(Long.toHexString(Hash.of(text))).isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldChangeAboutHalfOfTheBitsForEachBit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int samples = 20_000;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long changed = 0;
            for (int i = 0; i < samples; i++) {
                long bits = random.nextLong();
                changed += Long.bitCount(Hash.mix(bits) ^ Hash.mix(bits ^ (1L << bit)));
            }
            assertThat((double) changed / samples).as("bit %d", bit).isBetween(31.5, 32.5);
        }
    }

    @Test
    void shouldHaveNoCollisionsAmongSimilarTexts() {
        Set<Long> hashes = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            hashes.add(Hash.of("sensor-" + i));
        }
        assertThat(hashes).hasSize(200_000);
    }
}
