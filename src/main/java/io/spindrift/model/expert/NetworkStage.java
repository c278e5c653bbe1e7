package io.spindrift.model.expert;

import io.spindrift.model.kronecker.SmallNetwork;
import io.spindrift.model.kronecker.SmallNetworkSettings;
import io.spindrift.model.mixture.MixtureForecast;
import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.past.Calendar;
import io.spindrift.model.past.Origin;
import io.spindrift.model.past.Past;
import io.spindrift.model.regression.RobustErrors;
import io.spindrift.model.regression.SharedRegression;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.PowerPrior;
import java.util.Arrays;

/**
 * Three small networks, trained on the change over one step, in units of s_1. The LSTM sees the last changes, the level and what other
 * experts forecast and missed; the GLU network and the MLP see the seasonal features and the calendar as well. Inputs are halved and
 * bounded by ±2.
 *
 * <p>For the horizons up to {@value Expert#NETWORK_REACH}, two linear read-outs of the units' outputs and the networks' forecasts φ are
 * learned with one covariance: of the error of the seasonal stage, robust, and, beyond the first horizon, of the change itself:
 *
 * <pre>
 *     residual   M_h + s_h w_hᵀφ,   label (x_{t+h} − M_h)/s_h                            (AY)
 *     direct     s_h v_hᵀφ,         label (x_{t+h} − x_t)/s_h                            (AZ)
 * </pre>
 */
final class NetworkStage {
    private static final SmallNetworkSettings[] NETWORKS = {
        SmallNetworkSettings.SERIES_LSTM, SmallNetworkSettings.SERIES_GLU, SmallNetworkSettings.SERIES_MLP
    };
    /** How many networks there are. */
    static final int COUNT = NETWORKS.length;

    private static final int LSTM = 0;
    private static final int CHANGES = 3;
    private static final int ERRORS = 2;
    /** Changes, level, the seasonal stage's forecast and errors, those of lags and calendar. */
    private static final int NARROW = CHANGES + 1 + 1 + ERRORS + 1 + 1;

    private static final double INPUT_BOUND = 4;
    private static final double VARIANCE = 0.1;
    private static final double FORGETTING = 0.9998;

    private final Past past;
    private final SmallNetwork[] networks = new SmallNetwork[NETWORKS.length];
    private final float[] narrow = new float[NARROW];
    private final float[] dated;
    private final SharedRegression readouts;
    private final RobustErrors robust;
    /** φ of the last rows. */
    private final float[][] features;

    private final float[] forecasts = new float[NETWORKS.length];
    /** The errors of the seasonal stage at horizon 1 over the longest season. */
    private final float[] seasonalErrors;

    private final int reach;

    /**
     * @param horizons ascending, the first is 1
     * @param noise of the networks' weights at the start
     */
    NetworkStage(Past past, int[] horizons, Noise noise) {
        this.past = past;
        dated = new float[datedInputs(past.seasons().count(), past.exogenous())];
        int outputs = 0;
        for (int i = 0; i < networks.length; i++) {
            networks[i] = NETWORKS[i].create(i == LSTM ? NARROW : dated.length, noise, i);
            outputs += networks[i].units();
        }
        reach = reach(horizons);
        int size = outputs + networks.length + 1;
        readouts = new SharedRegression(size, 2 * reach, horizons[reach - 1], VARIANCE, FORGETTING);
        features = new float[horizons[reach - 1]][size];
        robust = new RobustErrors(reach);
        seasonalErrors = new float[past.seasons().length(past.seasons().count() - 1)];
    }

    private static int datedInputs(int seasons, int exogenous) {
        return NARROW + 2 * seasons + 1 + 1 + Calendar.TERMS + exogenous;
    }

    /** How many of the horizons have read-outs. */
    private static int reach(int[] horizons) {
        int reach = 0;
        while (reach < horizons.length && horizons[reach] <= Expert.NETWORK_REACH) {
            reach++;
        }
        return reach;
    }

    /** The bytes of the state. */
    static long bytes(int seasons, int longest, int exogenous, int[] horizons) {
        long bytes = 0;
        int size = 1;
        for (int i = 0; i < NETWORKS.length; i++) {
            bytes += NETWORKS[i].stateBytes(i == LSTM ? NARROW : datedInputs(seasons, exogenous));
            size += NETWORKS[i].units() + 1;
        }
        int reach = reach(horizons);
        int rows = horizons[reach - 1];
        return bytes
                + Float.BYTES * (SharedRegression.numbers(size, 2 * reach, rows) + (long) rows * size + longest)
                + RobustErrors.bytes(reach);
    }

    /** Whether a horizon has read-outs. */
    boolean reaches(int horizon) {
        return horizon < reach;
    }

    /**
     * Ends the wait for the next value.
     *
     * @param label the change to it in units of s_1, NaN where there is none
     */
    void learnNext(double label) {
        for (SmallNetwork network : networks) {
            if (Double.isNaN(label)) {
                network.skip();
            } else {
                network.learn((float) Clip.label(label));
            }
        }
    }

    /** Keeps the error of the seasonal stage at horizon 1 at a row. */
    void keepSeasonalError(long row, double error) {
        seasonalErrors[(int) (row % seasonalErrors.length)] = (float) error;
    }

    /**
     * Learns the label of a horizon.
     *
     * @param issued M_h − x_q as it was issued
     * @param change x_t − x_q
     * @param unit s_h at q
     */
    void learn(int horizon, Origin origin, double issued, double change, double unit) {
        float[] phi = features[slot(origin.row())];
        int residual = 2 * horizon;
        double error = Clip.label((change - issued) / unit) - readouts.forecast(residual, phi);
        if (horizon > 0) {
            double direct = Clip.label(change / unit) - readouts.forecast(residual + 1, phi);
            readouts.correct(residual + 1, origin.row(), direct);
        }
        readouts.correct(residual, origin.row(), robust.bounded(horizon, error));
    }

    /** Lets nothing be learned from a row at which there is no unit. */
    void skip(long row) {
        Arrays.fill(features[slot(row)], 0);
        readouts.skip(row);
        for (SmallNetwork network : networks) {
            network.skip();
        }
    }

    /**
     * Goes forward by a row.
     *
     * @param others the forecasts of the other experts at horizon 1
     * @param seasonal the stage that has prepared its features of the newest row at horizon 1
     * @param season the season whose walk has been best at horizon 1
     */
    void advance(Origin newest, boolean observed, MixtureForecast others, SeasonalStage seasonal, int season) {
        double per = 1 / past.scale(0, newest.row());
        prepareNarrow(newest, others, seasonal, per);
        prepareDated(newest, others, seasonal, season, per);
        float[] phi = features[slot(newest.row())];
        int place = 0;
        for (int i = 0; i < networks.length; i++) {
            forecasts[i] = networks[i].forecast(i == LSTM ? narrow : dated);
            networks[i].current().copyOutputs(phi, place);
            place += networks[i].units();
        }
        System.arraycopy(forecasts, 0, phi, place, forecasts.length);
        phi[place + forecasts.length] = 1;
        if (observed) {
            readouts.advance(newest.row(), phi);
        } else {
            readouts.skip(newest.row());
        }
    }

    private void prepareNarrow(Origin newest, MixtureForecast others, SeasonalStage seasonal, double per) {
        int place = 0;
        for (int j = 1; j <= CHANGES; j++) {
            narrow[place++] = newest.row() >= j ? input((newest.value() - past.value(j)) * per) : 0;
        }
        double deviation = past.deviation();
        narrow[place++] = deviation > 0 ? input((newest.value() - newest.mean()) / deviation) : 0;
        narrow[place++] = input(others.expert(Expert.SEASONAL.ordinal()) * per);
        for (int j = 0; j < ERRORS; j++) {
            narrow[place++] = newest.row() > j ? input(seasonal.error(0, newest.row() - j) * per) : 0;
        }
        narrow[place++] = input(others.expert(Expert.LAGS.ordinal()) * per);
        narrow[place] = input(others.expert(Expert.CALENDAR.ordinal()) * per);
    }

    private void prepareDated(Origin newest, MixtureForecast others, SeasonalStage seasonal, int season, double per) {
        System.arraycopy(narrow, 0, dated, 0, NARROW);
        int place = NARROW;
        for (int i = 0; i < 2 * past.seasons().count(); i++) {
            dated[place++] = input(seasonal.features()[i]);
        }
        long before = newest.row() + 1 - past.seasons().length(season);
        dated[place++] = before >= 1 ? input(seasonalErrors[(int) (before % seasonalErrors.length)] * per) : 0;
        dated[place++] = input(others.expert(Expert.LOG.ordinal()) * per);
        for (float term : newest.calendar()) {
            dated[place++] = input(term);
        }
        for (float number : newest.exogenous()) {
            dated[place++] = input(number);
        }
    }

    private static float input(double number) {
        return (float) (0.5 * Clamp.symmetric(number, INPUT_BOUND));
    }

    /** The change over one step by a network, in units of s_1. */
    float forecast(int network) {
        return forecasts[network];
    }

    /** How far the seasonal stage will be off over a horizon, in units of s_h. */
    float residual(int horizon, long row) {
        return readouts.forecast(2 * horizon, features[slot(row)]);
    }

    /** The change over a horizon beyond the first, in units of s_h. */
    float direct(int horizon, long row) {
        return readouts.forecast(2 * horizon + 1, features[slot(row)]);
    }

    private int slot(long row) {
        return (int) (row % features.length);
    }

    /** Saves or restores what another series can start with. */
    void visitLearned(FieldVisitor fields, long labels) {
        for (SmallNetwork network : networks) {
            network.visit(fields);
            if (fields.restoring()) {
                network.transfer(PowerPrior.share(labels, 1));
            }
        }
        readouts.visitLearned(fields, "networks", labels);
    }

    void visit(FieldVisitor fields) {
        for (SmallNetwork network : networks) {
            network.visit(fields);
        }
        readouts.visit(fields, "networks");
        for (float[] phi : features) {
            fields.float64s("networks.features", phi);
        }
        for (int k = 0; k < reach; k++) {
            robust.visit(k, fields, "networks");
        }
        fields.float64s("networks.seasonalErrors", seasonalErrors);
    }
}
