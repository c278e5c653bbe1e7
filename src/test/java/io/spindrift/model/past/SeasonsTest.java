package io.spindrift.model.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SeasonsTest {
    @Test
    void shouldGoBackByWholeSeasons_whenAHorizonIsLonger() {
        Seasons seasons = new Seasons(List.of(7, 24));
        for (int h = 1; h <= 96; h++) {
            int back = seasons.back(0, h);
            assertThat(back % 7).isZero();
            assertThat(back).isBetween(h, h + 6);
        }
        assertThat(seasons.reach(25)).isEqualTo(48);
    }

    @Test
    void shouldRepeatAfterTheLeastCommonMultiple_whenItIsSmall() {
        assertThat(new Seasons(List.of(4, 6)).cycle()).isEqualTo(12);
        assertThat(Seasons.DEFAULT.cycle() % 336).isZero();
        for (int length : Seasons.DEFAULT.lengths()) {
            assertThat(Seasons.DEFAULT.cycle() % length).isZero();
        }
    }

    @Test
    void shouldRepeatByTheLongest_whenTheLeastCommonMultipleIsLarge() {
        assertThat(new Seasons(List.of(1997, 1999)).cycle()).isEqualTo(2 * 1999);
    }

    @Test
    void shouldNameWhatIsWrong_whenLengthsAreNotAscending() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Seasons(List.of(24, 7)))
                .withMessageContaining("seasons: expected lengths from 2 to 2000, ascending, got [24, 7]");
    }
}
