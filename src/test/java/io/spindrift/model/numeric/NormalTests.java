package io.spindrift.model.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.numeric.NormalFigures.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests of samples that should be independent and standard normal. Each statistic was chosen, and its level set to 1e-4,
 * before any was computed; the keys are fixed, so a failure is a finding, not bad luck.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class NormalTests {
    /** The two-sided tail of a standard normal beyond this has probability 1e-4. */
    private static final double DEVIATIONS = 3.891;
    /** Of Kolmogorov's distribution, and of Anderson and Darling's for a distribution that is known. */
    private static final double KOLMOGOROV = 2.2253;

    private static final double ANDERSON = 8.09;

    private static final double[] MOMENTS = {1, 0, 1, 0, 3, 0, 15, 0, 105, 0, 945, 0, 10395};

    private final NormalFigures figures;

    NormalTests(int steps) {
        figures = new NormalFigures(new ExactNormals(), steps);
    }

    @Test
    void shouldHaveTheMomentsOfAStandardNormal() {
        for (int k = 1; k < figures.powers.length; k++) {
            double variance = MOMENTS[2 * k] - MOMENTS[k] * MOMENTS[k];
            accept("moment " + k, (figures.powers[k] - MOMENTS[k]) / Math.sqrt(variance / figures.samples));
        }
    }

    @Test
    void shouldPassKolmogorovAndSmirnov() {
        double largest = 0;
        long below = 0;
        for (int i = 0; i < NormalFigures.FINE; i++) {
            below += figures.fine[i];
            largest = Math.max(largest, Math.abs(below / (double) figures.samples - (i + 1.0) / NormalFigures.FINE));
        }
        double statistic = largest * Math.sqrt(figures.samples);
        say("Kolmogorov-Smirnov", statistic, KOLMOGOROV);
        assertThat(statistic).isLessThan(KOLMOGOROV);
    }

    /** n ∫ (F_n − F)² / (F (1 − F)) dF, summed over the edges of fine cells. */
    @Test
    void shouldPassAndersonAndDarling() {
        double statistic = 0;
        long below = 0;
        for (int i = 0; i < NormalFigures.FINE - 1; i++) {
            below += figures.fine[i];
            double u = (i + 1.0) / NormalFigures.FINE;
            double difference = below / (double) figures.samples - u;
            statistic += difference * difference / (u * (1 - u)) * figures.samples / NormalFigures.FINE;
        }
        say("Anderson-Darling", statistic, ANDERSON);
        assertThat(statistic).isLessThan(ANDERSON);
    }

    /** Cells of which fewer than 5 samples are expected count with their inner neighbors. */
    @Test
    void shouldFillCellsAsExpectedOutToFiveDeviations() {
        double chiSquared = 0;
        int degrees = -1;
        double expected = 0;
        double got = 0;
        for (int i = 0; i < 100; i++) {
            double edge = -5 + i / 19.8;
            double left = i == 0 ? 0 : NormalDistribution.below(edge - 1 / 19.8);
            expected += (NormalDistribution.below(edge) - left) * figures.samples;
            got += figures.cells[i];
            if (expected >= 5) {
                chiSquared += (got - expected) * (got - expected) / expected;
                degrees++;
                expected = 0;
                got = 0;
            }
        }
        for (int i = 199; i >= 100; i--) {
            double edge = 5 - (199 - i) / 19.8;
            double left = i == 199 ? 0 : NormalDistribution.below(-edge - 1 / 19.8);
            expected += (NormalDistribution.below(-edge) - left) * figures.samples;
            got += figures.cells[i];
            if (expected >= 5) {
                chiSquared += (got - expected) * (got - expected) / expected;
                degrees++;
                expected = 0;
                got = 0;
            }
        }
        accept("chi-squared of " + (degrees + 1) + " cells", NormalDistribution.deviations(chiSquared, degrees));
    }

    @Test
    void shouldHaveNoSerialCorrelationWithinARow() {
        accept("Ljung-Box", NormalDistribution.deviations(boxed(figures.products), NormalFigures.LAGS.length));
        accept(
                "Ljung-Box of squares",
                NormalDistribution.deviations(boxed(figures.squares), NormalFigures.LAGS.length));
    }

    /** A standard normal changes its sign with probability one half, independently of how often it did before. */
    @Test
    void shouldHaveAsManyRunsAsExpected() {
        double places = figures.samples / (double) NormalFigures.PARTICLES * (NormalFigures.PARTICLES - 1);
        accept("runs", (figures.signChanges - places / 2) / Math.sqrt(places / 4));
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeIndependent(Pair between) {
        int p = between.ordinal();
        double count = figures.pairs[p];
        accept("correlation of " + between, figures.correlations[p] / Math.sqrt(count));
        accept("correlation of squares of " + between, figures.squareCorrelations[p] / Math.sqrt(count));
        double expected = count / figures.joint[p].length;
        double chiSquared = 0;
        for (long got : figures.joint[p]) {
            chiSquared += (got - expected) * (got - expected) / expected;
        }
        accept("joint cells of " + between, NormalDistribution.deviations(chiSquared, figures.joint[p].length - 1));
    }

    private double boxed(double[] sums) {
        double statistic = 0;
        for (int k = 0; k < sums.length; k++) {
            double places = figures.samples
                    / (double) NormalFigures.PARTICLES
                    * (NormalFigures.PARTICLES - NormalFigures.LAGS[k]);
            statistic += sums[k] * sums[k] / places;
        }
        return statistic;
    }

    private void accept(String what, double deviations) {
        say(what, deviations, DEVIATIONS);
        assertThat(deviations).as(what).isCloseTo(0, within(DEVIATIONS));
    }

    /** Prints a statistic, if {@code -Dnormal.figures} is set. */
    private void say(String what, double statistic, double bound) {
        if (System.getProperty("normal.figures") != null) {
            System.out.printf("%,d samples, %s: %.3f of %.3f%n", figures.samples, what, statistic, bound);
        }
    }
}
