package io.spindrift.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spindrift.waiting.Waiting;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeriesPatternTest {

    @ParameterizedTest
    @CsvSource({
        "sensor-*, sensor-, true",
        "sensor-*, sensor-7, true",
        "sensor-*, Sensor-7, false",
        "*, anything, true",
        "a?c, abc, true",
        "a?c, ac, false",
        "a?c, a😀c, true",
        "a.c, abc, false",
        "a, ab, false",
        "*/temperature, hall/2/temperature, true",
        "*/temperature, hall/2/temperatures, false"
    })
    void shouldMatchWholeNames(String pattern, String series, boolean expected) {
        assertThat(new SeriesPattern(pattern).matches(series)).isEqualTo(expected);
    }

    @Test
    void shouldAgreeWithRegularExpressions() {
        SplittableRandom random = new SplittableRandom(3);
        int matches = 0;
        for (int i = 0; i < 20_000; i++) {
            String pattern = text(random, "ab*?", 1 + random.nextInt(6));
            String name = text(random, "ab", random.nextInt(8));
            boolean expected = Pattern.matches(pattern.replace("*", ".*").replace('?', '.'), name);
            assertThat(new SeriesPattern(pattern).matches(name))
                    .as("%s ~ %s", pattern, name)
                    .isEqualTo(expected);
            matches += expected ? 1 : 0;
        }
        assertThat(matches).isBetween(2000, 18_000);
    }

    /** What costs exponential time where every star is tried everywhere. */
    @Test
    @Timeout(Waiting.SECONDS)
    void shouldTakeLittleTimeForAnyPattern() {
        assertThat(new SeriesPattern("*a".repeat(500) + "b").matches("a".repeat(1000)))
                .isFalse();
    }

    @Test
    void shouldRejectInvalidPatterns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeriesPattern(""))
                .withMessageContaining("series: expected a pattern of 1 to 1024 characters");
        assertThatIllegalArgumentException().isThrownBy(() -> new SeriesPattern("a".repeat(1025)));
    }

    private static String text(SplittableRandom random, String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
