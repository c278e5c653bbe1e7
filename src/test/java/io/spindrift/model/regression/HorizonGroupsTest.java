package io.spindrift.model.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HorizonGroupsTest {
    @Test
    void shouldPartAfter4And24And48_whenAllHorizonsAreForecast() {
        HorizonGroups groups =
                HorizonGroups.doubling(IntStream.rangeClosed(1, 96).toArray());
        assertThat(groups.count()).isEqualTo(4);
        assertThat(IntStream.of(1, 4, 5, 24, 25, 48, 49, 96).map(h -> groups.groupOf(h - 1)))
                .containsExactly(0, 0, 1, 1, 2, 2, 3, 3);
        assertThat(groups.rootOfHorizon(0)).isCloseTo(Math.pow(24, 0.125), within(1e-12));
    }

    @Test
    void shouldPartAfterPowersOfTwo_whenGroupsAreOctaves() {
        HorizonGroups groups =
                HorizonGroups.octaves(IntStream.rangeClosed(1, 24).toArray());
        assertThat(groups.count()).isEqualTo(6);
        assertThat(IntStream.of(1, 2, 3, 4, 5, 8, 9, 16, 17, 24).map(h -> groups.groupOf(h - 1)))
                .containsExactly(0, 1, 2, 2, 3, 3, 4, 4, 5, 5);
        assertThat(HorizonGroups.octaves(new int[] {1, 24, 30}).count()).isEqualTo(2);
    }

    @Test
    void shouldHaveNoEmptyGroup_whenHorizonsAreSparse() {
        HorizonGroups groups = HorizonGroups.doubling(new int[] {1, 30, 96});
        assertThat(groups.count()).isEqualTo(3);
        assertThat(groups.rootOfHorizon(2)).isCloseTo(Math.sqrt(96), within(1e-12));
        assertThat(groups.hasTurn(2, 7)).isTrue();
    }

    @Test
    void shouldGiveEachHorizonOneTurnInACycle_whenAGroupHasSeveral() {
        HorizonGroups groups = HorizonGroups.doubling(new int[] {5, 7, 9});
        for (int row = 0; row < 9; row++) {
            int turns = 0;
            for (int k = 0; k < 3; k++) {
                turns += groups.hasTurn(k, row) ? 1 : 0;
            }
            assertThat(turns).isOne();
            assertThat(groups.hasTurn(row % 3, row)).isTrue();
        }
    }
}
