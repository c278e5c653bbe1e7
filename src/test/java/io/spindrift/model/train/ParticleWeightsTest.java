package io.spindrift.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.StateBytes;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParticleWeightsTest {

    @Test
    void shouldStartEqual() {
        ParticleWeights weights = new ParticleWeights(8);
        assertThat(weights.effectiveSampleSize()).isEqualTo(8);
        assertThat(weights.mean(new double[] {1, 2, 3, 4, 5, 6, 7, 8})).isEqualTo(4.5);
    }

    @Test
    void shouldMultiplyLikelihoods() {
        ParticleWeights weights = new ParticleWeights(3);
        weights.update(1, 1, logarithms(1, 2, 4));
        weights.update(1, 1, logarithms(3, 1, 0.5));
        assertThat(of(weights, 3)).containsExactly(new double[] {3.0 / 7, 2.0 / 7, 2.0 / 7}, within(1e-15));
        assertThat(weights.mean(new double[] {7, 14, -7})).isCloseTo(5, within(1e-14));
        assertThat(weights.effectiveSampleSize()).isCloseTo(49.0 / 17, within(1e-13));
    }

    @Test
    void shouldHaveOneEffectiveParticleWhenOneHasAllTheWeight() {
        ParticleWeights weights = new ParticleWeights(50);
        double[] likelihoods = new double[50];
        Arrays.fill(likelihoods, -1e6);
        likelihoods[17] = -1e3;
        weights.update(1, 1, likelihoods);
        assertThat(weights.effectiveSampleSize()).isEqualTo(1);
        assertThat(of(weights, 50)[17]).isEqualTo(1);
    }

    @Test
    void shouldKeepTheEffectiveSampleSizeBetweenOneAndAll() {
        SplittableRandom random = new SplittableRandom(9);
        ParticleWeights weights = new ParticleWeights(37);
        for (int t = 0; t < 500; t++) {
            weights.update(1, 1, random.doubles(37, -0.3, 0).toArray());
            assertThat(weights.effectiveSampleSize()).isBetween(1 - 1e-12, 37 + 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e6, -1e12, -700, 700, 1e6})
    void shouldSurviveLikelihoodsThatUnderflowOrOverflow(double common) {
        ParticleWeights weights = new ParticleWeights(3);
        for (int t = 0; t < 10; t++) {
            weights.update(1, 1, new double[] {common, common + 0.25, common + 0.5});
        }
        double sum = 1 + StrictMath.exp(2.5) + StrictMath.exp(5);
        assertThat(of(weights, 3))
                .containsExactly(
                        new double[] {1 / sum, StrictMath.exp(2.5) / sum, StrictMath.exp(5) / sum}, within(1e-12));
    }

    @Test
    void shouldRecoverAParticleWhoseWeightHadUnderflown() {
        ParticleWeights weights = new ParticleWeights(2);
        weights.update(1, 1, new double[] {0, -2000});
        assertThat(of(weights, 2)).containsExactly(1, 0);
        weights.update(1, 1, new double[] {-2000, 0});
        assertThat(of(weights, 2)).containsExactly(0.5, 0.5);
    }

    @Test
    void shouldBeEqualAgainAfterAReset() {
        ParticleWeights weights = new ParticleWeights(4);
        weights.update(1, 1, new double[] {0, -1, -2, -3});
        weights.reset();
        assertThat(of(weights, 4)).containsExactly(0.25, 0.25, 0.25, 0.25);
        weights.update(1, 1, logarithms(1, 1, 1, 5));
        assertThat(of(weights, 4)[3]).isCloseTo(0.625, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 16, 100})
    void shouldGiveEachParticleItsShareOfDescendants(int particles) {
        SplittableRandom random = new SplittableRandom(particles);
        ParticleWeights weights = new ParticleWeights(particles);
        weights.update(1, 1, random.doubles(particles, -6, 0).toArray());
        double[] expected = of(weights, particles);
        int starts = 20_000;
        double[] mean = new double[particles];
        int[] ancestors = new int[particles];
        for (int s = 0; s < starts; s++) {
            weights.ancestors((s + 0.5) / starts, ancestors);
            int[] offspring = new int[particles];
            for (int j = 0; j < particles; j++) {
                offspring[ancestors[j]]++;
            }
            for (int i = 0; i < particles; i++) {
                double share = particles * expected[i];
                assertThat((double) offspring[i]).isBetween(Math.floor(share), Math.ceil(share));
                mean[i] += (double) offspring[i] / starts;
            }
        }
        for (int i = 0; i < particles; i++) {
            assertThat(mean[i]).isCloseTo(particles * expected[i], within(2.0 / starts));
        }
    }

    @Test
    void shouldNameAncestorsInOrder() {
        ParticleWeights weights = new ParticleWeights(4);
        weights.update(1, 1, logarithms(1, 5, 1, 1));
        int[] ancestors = new int[4];
        weights.ancestors(0.25, ancestors);
        assertThat(ancestors).containsExactly(0, 1, 1, 2);
        weights.ancestors(0.9, ancestors);
        assertThat(ancestors).containsExactly(1, 1, 1, 3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0x1p-53, 0.5, 1 - 0x1p-53})
    void shouldNeverChooseAParticleWithoutWeight(double start) {
        int particles = 100;
        SplittableRandom random = new SplittableRandom(4);
        int[] ancestors = new int[particles];
        for (int trial = 0; trial < 200; trial++) {
            double[] likelihoods = random.doubles(particles, -3, 0).toArray();
            for (int i = 50; i < particles; i++) {
                likelihoods[i] = -1e6;
            }
            ParticleWeights weights = new ParticleWeights(particles);
            weights.update(1, 1, likelihoods);
            weights.ancestors(start, ancestors);
            assertThat(Arrays.stream(ancestors).max().orElseThrow()).isLessThan(50);
        }
    }

    @Test
    void shouldBeTheSameAfterSavingAndRestoring() {
        ParticleWeights weights = new ParticleWeights(20);
        weights.update(1, 1, new SplittableRandom(6).doubles(20, -900, 0).toArray());
        byte[] saved = StateBytes.save(weights::visit);
        ParticleWeights restored = new ParticleWeights(20);
        StateBytes.restore(saved, io -> {
            restored.visit(io);
            return restored;
        });
        assertThat(of(restored, 20)).isEqualTo(of(weights, 20));
    }

    private static double[] logarithms(double... likelihoods) {
        return Arrays.stream(likelihoods).map(StrictMath::log).toArray();
    }

    private static double[] of(ParticleWeights weights, int particles) {
        double[] all = new double[particles];
        for (int i = 0; i < particles; i++) {
            double[] indicator = new double[particles];
            indicator[i] = 1;
            all[i] = weights.mean(indicator);
        }
        return all;
    }

    @Test
    void shouldRejectWeights_whenTheLargestIsNotZero() {
        byte[] stored = StateBytes.save(io -> io.float64s("filter.logWeights", new double[] {-1, 5e156}));
        ParticleWeights weights = new ParticleWeights(2);
        assertThatThrownBy(() -> StateBytes.restore(stored, io -> {
                    weights.visit(io);
                    return weights;
                }))
                .isInstanceOf(CorruptStateException.class)
                .hasMessage("filter.logWeights: expected 0 as the largest, got 5.0E156");
    }
}
