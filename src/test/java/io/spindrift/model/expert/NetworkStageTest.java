package io.spindrift.model.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.model.kronecker.SmallNetwork;
import io.spindrift.model.kronecker.SmallNetworkSettings;
import io.spindrift.model.mixture.MixtureForecast;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.past.Origin;
import io.spindrift.model.regression.RobustErrors;
import io.spindrift.model.regression.SharedRegression;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Inputs and features from plain arrays; networks and regressions by themselves, which have tests of their own. */
final class NetworkStageTest {
    private static final int SEASONS = Rows.SEASONS.count();
    private static final int NARROW = 9;
    private static final int DATED = NARROW + 2 * SEASONS + 2 + 10 + 2;
    private static final int PHI = 8 + 12 + 12 + 3 + 1;
    /** Horizons 1, 2 and 5 are read out. */
    private static final int REACH = 3;

    private final Rows rows = new Rows();
    private final double[] x = rows.plain.x;
    private final double[] one = rows.plain.scales(1);
    private final Noise noise = new Noise(3, 4);
    private final SeasonalStage seasonal =
            new SeasonalStage(rows.past, new LagStage(rows.past, Rows.HORIZONS), Rows.HORIZONS);
    private final NetworkStage stage = new NetworkStage(rows.past, Rows.HORIZONS, noise);
    private final List<SmallNetwork> networks = List.of(
            SmallNetworkSettings.SERIES_LSTM.create(NARROW, noise, 0),
            SmallNetworkSettings.SERIES_GLU.create(DATED, noise, 1),
            SmallNetworkSettings.SERIES_MLP.create(DATED, noise, 2));
    private final SharedRegression readouts = new SharedRegression(PHI, 2 * REACH, 5, 0.1, 0.9998);
    private final RobustErrors robust = new RobustErrors(3);
    private final float[][] phi = new float[Rows.COUNT][PHI];
    private final double[][] issued = new double[REACH][Rows.COUNT];
    private final double[] errors = new double[Rows.COUNT];
    private final double[][] profiles = new double[SEASONS][];

    NetworkStageTest() {
        for (int s = 0; s < SEASONS; s++) {
            profiles[s] = rows.plain.profile(Rows.SEASONS.length(s));
        }
    }

    @Test
    void shouldFeedNetworksAndReadOutsAsItsEquationsSay_whenRowsAreYoungAndMissing() {
        MixtureForecast others = new MixtureForecast(Expert.of(1, true).size());
        for (int t = 0; t < Rows.COUNT; t++) {
            learn(t);
            rows.add(t);
            Origin newest = rows.past.origin(0);
            if (!(one[t] > 0)) {
                stage.skip(t);
                networks.forEach(SmallNetwork::skip);
                readouts.skip(t);
                continue;
            }
            for (int k = 0; k < others.experts().length; k++) {
                others.setExpert(k, 4 * rows.random.nextGaussian());
            }
            int season = t % SEASONS;
            seasonal.prepare(0, newest, rows.past.scale(0, t));
            stage.advance(newest, rows.plain.seen[t], others, seasonal, season);
            advance(t, others, season);
            for (int k = 0; k < REACH; k++) {
                issued[k][t] = 2 * rows.random.nextGaussian();
                assertThat((double) stage.residual(k, t))
                        .as("residual %d at %d", k, t)
                        .isCloseTo(readouts.forecast(2 * k, phi[t]), within(1e-3));
                assertThat((double) stage.direct(k, t)).isCloseTo(readouts.forecast(2 * k + 1, phi[t]), within(1e-3));
            }
        }
    }

    private void learn(int t) {
        if (t == 0) {
            return;
        }
        boolean learnable = rows.plain.seen[t] && rows.plain.seen[t - 1] && one[t - 1] > 0;
        double label = (x[t] - x[t - 1]) / one[t - 1];
        stage.learnNext(learnable ? label : Double.NaN);
        for (SmallNetwork network : networks) {
            if (learnable) {
                network.learn((float) label);
            } else {
                network.skip();
            }
        }
        learnSeasonal(t, learnable);
        for (int k = 0; k < REACH; k++) {
            int q = t - Rows.HORIZONS[k];
            if (q >= 0 && rows.plain.seen[t] && rows.plain.seen[q] && one[q] > 0) {
                learn(k, q, x[t] - x[q]);
            }
        }
    }

    private void learnSeasonal(int t, boolean learnable) {
        if (learnable) {
            seasonal.prepare(0, rows.past.origin(0), rows.past.scale(0, t - 1));
            seasonal.learn(0, t, x[t] - x[t - 1], rows.past.scale(0, t - 1));
        } else {
            seasonal.skip(0, t);
        }
        seasonal.endRow();
        errors[t] = seasonal.error(0, t);
        stage.keepSeasonalError(t, errors[t]);
    }

    private void learn(int k, int q, double change) {
        double unit = rows.past.scale(k, q);
        stage.learn(k, rows.past.origin(Rows.HORIZONS[k] - 1), issued[k][q], change, unit);
        double error = (change - issued[k][q]) / unit - readouts.forecast(2 * k, phi[q]);
        if (k > 0) {
            readouts.correct(2 * k + 1, q, change / unit - readouts.forecast(2 * k + 1, phi[q]));
        }
        readouts.correct(2 * k, q, robust.bounded(k, error));
    }

    private void advance(int t, MixtureForecast others, int season) {
        double[] dated = dated(t, others, season);
        float[] wide = new float[DATED];
        float[] narrow = new float[NARROW];
        for (int i = 0; i < DATED; i++) {
            wide[i] = (float) (0.5 * Math.max(-4, Math.min(4, dated[i])));
        }
        System.arraycopy(wide, 0, narrow, 0, NARROW);
        int place = 0;
        for (int i = 0; i < 3; i++) {
            SmallNetwork network = networks.get(i);
            float forecast = network.forecast(i == 0 ? narrow : wide);
            assertThat((double) stage.forecast(i)).as("network %d at %d", i, t).isCloseTo(forecast, within(2e-3));
            network.current().copyOutputs(phi[t], place);
            place += network.units();
            phi[t][PHI - 4 + i] = forecast;
        }
        phi[t][PHI - 1] = 1;
        if (rows.plain.seen[t]) {
            readouts.advance(t, phi[t]);
        } else {
            readouts.skip(t);
        }
    }

    private double[] dated(int t, MixtureForecast others, int season) {
        double[] u = new double[DATED];
        for (int j = 1; j <= 3 && j <= t; j++) {
            u[j - 1] = (x[t] - x[t - j]) / one[t];
        }
        u[3] = (x[t] - rows.plain.mean[t]) / rows.plain.deviation[t];
        u[4] = others.expert(Expert.SEASONAL.ordinal()) / one[t];
        u[5] = errors[t] / one[t];
        u[6] = t > 1 ? errors[t - 1] / one[t] : 0;
        u[7] = others.expert(Expert.LAGS.ordinal()) / one[t];
        u[8] = others.expert(Expert.CALENDAR.ordinal()) / one[t];
        for (int s = 0; s < SEASONS; s++) {
            int length = Rows.SEASONS.length(s);
            if (t >= length) {
                double[] profile = profiles[s];
                u[NARROW + s] = (profile[t + 1 - length] - profile[t]) / one[t];
                u[NARROW + SEASONS + s] = (profile[t] - x[t]) / one[t];
            }
        }
        int place = NARROW + 2 * SEASONS;
        // The error for the row one season before the next.
        int before = t + 1 - Rows.SEASONS.length(season);
        u[place] = before >= 1 ? errors[before] / one[t] : 0;
        u[place + 1] = others.expert(Expert.LOG.ordinal()) / one[t];
        System.arraycopy(calendar(t), 0, u, place + 2, 10);
        u[DATED - 2] = rows.exogenous[t][0];
        u[DATED - 1] = rows.exogenous[t][1];
        return u;
    }

    /** Hours since Thursday, 1970-01-01. */
    private static double[] calendar(int t) {
        double[] turns = {t / 24.0, 2 * t / 24.0, (t + 72) / 168.0, 2 * (t + 72) / 168.0, t / (24 * 365.2425)};
        double[] terms = new double[10];
        for (int i = 0; i < 5; i++) {
            terms[2 * i] = Math.sin(2 * Math.PI * turns[i]);
            terms[2 * i + 1] = Math.cos(2 * Math.PI * turns[i]);
        }
        return terms;
    }
}
