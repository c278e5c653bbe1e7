package io.spindrift.model.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.Ledger;
import io.spindrift.model.PlainSeries;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against {@link PlainSeries}, which forgets nothing. */
final class PastTest {
    private static final Seasons SEASONS = new Seasons(List.of(3, 7, 24));
    private static final int[] HORIZONS = {1, 2, 5, 30};
    private static final int LAGS = 8;
    private static final int ROWS = 260;
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final float[] NONE = {};

    private final SplittableRandom random = new SplittableRandom(4);
    private final Past past = new Past(SEASONS, HORIZONS, LAGS, 0);
    private final PlainSeries plain = plain();

    private PlainSeries plain() {
        double[] x = new double[ROWS];
        boolean[] seen = new boolean[ROWS];
        for (int t = 0; t < ROWS; t++) {
            x[t] = 20 + 5 * Math.cos(t * Math.PI / 12) + random.nextGaussian() + (t == 150 ? 900 : 0);
            seen[t] = t == 0 || random.nextInt(9) > 0;
        }
        return new PlainSeries(x, seen);
    }

    private void add(int t) {
        past.add(3_600_000L * t, plain.x[t], plain.seen[t], NONE);
    }

    @Test
    void shouldKeepMeanSpreadAndScales_whenValuesAreMissingAndWild() {
        double[][] scales = new double[HORIZONS.length][];
        for (int k = 0; k < HORIZONS.length; k++) {
            scales[k] = plain.scales(HORIZONS[k]);
        }
        for (int t = 0; t < ROWS; t++) {
            add(t);
            assertThat(past.origin(0).mean()).as("mean at %d", t).isCloseTo(plain.mean[t], CLOSE);
            assertThat(past.deviation()).as("deviation at %d", t).isCloseTo(plain.deviation[t], CLOSE);
            for (int k = 0; k < HORIZONS.length; k++) {
                int reach = k == 0 ? HORIZONS[HORIZONS.length - 1] : HORIZONS[k];
                for (int back = 0; back <= Math.min(t, reach); back++) {
                    // Scales are kept as floats.
                    assertThat(past.scale(k, t - back))
                            .as("s_%d of row %d at %d", HORIZONS[k], t - back, t)
                            .isCloseTo(scales[k][t - back], within(2e-7 * scales[k][t - back]));
                }
            }
        }
    }

    @Test
    void shouldKeepProfiles_whenValuesAreMissingAndWild() {
        PlainSeries logs = plain.logarithms();
        double[][] profiles = new double[SEASONS.count()][];
        double[][] logProfiles = new double[SEASONS.count()][];
        for (int s = 0; s < SEASONS.count(); s++) {
            profiles[s] = plain.profile(SEASONS.length(s));
            logProfiles[s] = logs.profile(SEASONS.length(s));
        }
        for (int t = 0; t < ROWS; t++) {
            add(t);
            for (int s = 0; s < SEASONS.count(); s++) {
                for (int back = 0; back <= Math.min(t, SEASONS.back(s, 30)); back++) {
                    assertThat(past.profile(s).get(back)).isCloseTo(profiles[s][t - back], CLOSE);
                    assertThat(past.logProfile(s).get(back)).isCloseTo(logProfiles[s][t - back], CLOSE);
                }
            }
        }
    }

    @Test
    void shouldKnowOriginsAsTheyWere_whenRowsHaveComeSince() {
        PlainSeries logs = plain.logarithms();
        for (int t = 0; t < ROWS; t++) {
            add(t);
            for (int back = 0; back <= Math.min(t, 30); back++) {
                Origin origin = past.origin(back);
                int q = t - back;
                assertThat(origin.row()).isEqualTo(q);
                assertThat(origin.back()).isEqualTo(back);
                assertThat(origin.value()).isEqualTo(plain.x[q]);
                assertThat(origin.mean()).isCloseTo(plain.mean[q], CLOSE);
                assertThat(origin.logMean()).isCloseTo(logs.mean[q], CLOSE);
                assertThat(past.observed(back)).isEqualTo(plain.seen[q]);
            }
        }
    }

    @Test
    void shouldKnowTheRangeOfSeenValuesOnly_whenSomeAreImputed() {
        past.add(0, 5, true, NONE);
        past.add(1, 99, false, NONE);
        past.add(2, 7, true, NONE);
        assertThat(past.min()).isEqualTo(5);
        assertThat(past.max()).isEqualTo(7);
    }

    @Test
    void shouldHaveTheUnitOfARandomWalk_whenNoChangeOverTheHorizonIsKnown() {
        past.add(0, 5, true, NONE);
        past.add(1, 7, true, NONE);
        assertThat(past.scale(0, 1)).isEqualTo(2);
        assertThat(past.scale(3, 1)).isCloseTo(2 * Math.sqrt(30), within(1e-6));
    }

    @Test
    void shouldNotFallBelowAThousandthOfItsLargestScale_whenASeriesFallsSilent() {
        double value = 0;
        for (int t = 0; t < 8000; t++) {
            value += t < 100 ? t % 2 : 0;
            past.add(t, value, true, NONE);
        }
        // The first change was 1, and the largest root.
        assertThat(past.scale(0, 7999)).isCloseTo(1e-3, within(1e-9));
    }

    /** Everything from logarithms is as if the series had always had the new level. */
    @Test
    void shouldComputeLogarithmsAgain_whenTheLevelMoves() {
        double[] moved = plain.x.clone();
        for (int t = 0; t < ROWS; t++) {
            add(t);
            moved[t] += 1000;
        }
        past.moveLevel(1000);
        PlainSeries there = new PlainSeries(moved, plain.seen);
        assertThat(past.value(3)).isEqualTo(plain.x[ROWS - 4]);
        assertThat(past.log(3)).isCloseTo(StrictMath.log(moved[ROWS - 4]), CLOSE);
        assertThat(past.origin(0).logMean()).isCloseTo(StrictMath.log(there.mean[ROWS - 1]), CLOSE);
        double smooth = plain.profile(7)[ROWS - 5];
        assertThat(past.logProfile(1).get(4)).isCloseTo(StrictMath.log(smooth + 1000), CLOSE);
    }

    @Test
    void shouldHaveNoLogarithms_whenTheLevelMovesBelowZero() {
        past.add(0, 5, true, NONE);
        past.moveLevel(-6);
        assertThat(past.positive()).isFalse();
    }

    @Test
    void shouldReplaceAValueAndItsLogarithm_whenCorrected() {
        for (int t = 0; t < 50; t++) {
            add(t);
        }
        past.correct(2, 8);
        assertThat(past.value(2)).isEqualTo(8);
        assertThat(past.log(2)).isCloseTo(StrictMath.log(8), CLOSE);
    }

    @Test
    void shouldGoOnWithTheSameBits_whenRestoredAtAnyRow() {
        Past parts = new Past(SEASONS, HORIZONS, LAGS, 0);
        for (int t = 0; t < ROWS; t++) {
            add(t);
            parts.add(3_600_000L * t, plain.x[t], plain.seen[t], NONE);
            Past saved = parts;
            parts = new Past(SEASONS, HORIZONS, LAGS, 0);
            parts.visit(Ledger.of(saved::visit));
            Past restored = parts;
            assertThat(Ledger.of(restored::visit).bits())
                    .isEqualTo(Ledger.of(past::visit).bits());
        }
        assertThat(parts.value(30)).isEqualTo(past.value(30));
        assertThat(parts.observed(100)).isEqualTo(past.observed(100));
    }
}
