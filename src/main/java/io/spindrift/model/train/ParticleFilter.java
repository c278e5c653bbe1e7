package io.spindrift.model.train;

import io.spindrift.model.cell.Lstm;
import io.spindrift.model.numeric.Noise;
import io.spindrift.model.numeric.Noise.Purpose;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.GatedReadout;
import io.spindrift.model.state.StateExchange;

/**
 * The paper's particle filter over the state and all parameters of a network, a = [c; y; θ] (Ergen and Kozat 2018,
 * equations 40 and 41; docs/maths.md):
 *
 * <pre>
 *     a^i_t = φ(a^i_{t-1}, x_t) + η^i_t,  η ~ N(0, σ² I)       (40), the proposal is the prior
 *     d_t   = d̂(a_t) + ξ_t,              ξ ~ N(0, R)           (41)
 *     ω^i_t ∝ ω^i_{t-1} exp(−(d_t − d̂^i_t)² / 2R)
 *     d̂_t = Σ_i ω^i_{t-1} d̂^i_t                               weights that have not seen d_t
 *     resample, systematically, when N_eff = 1 / Σ (ω^i_t)² < N_T
 * </pre>
 *
 * <p>A forecast propagates the particles without noise. Cost of a step: O(N (m² + mp + p²)).
 */
public final class ParticleFilter implements Learner {
    /** No forecast leaves ± this, in standard deviations of the label. */
    public static final double FORECAST_BOUND = 20;

    private final ParticleFilterSettings settings;
    private final Noise noise;
    private final Lstm cell;
    private final GatedReadout readout;

    private final double[][] theta;
    private double[][] state;
    private final ParticleWeights weights;
    private long step;

    private double[][] next;
    private final double[][] gates;
    private final double[] forecasts;
    private final int[] ancestors;

    /**
     * A filter at its start: parameters drawn from N(0, startDeviation²), states zero, weights equal.
     *
     * @param settings its sizes and noises
     * @param inputs p, the length of the regressor
     * @param series the hash of the series' name, which keys the noise
     */
    public ParticleFilter(ParticleFilterSettings settings, int inputs, long series) {
        this.settings = settings;
        int particles = settings.particles();
        noise = new Noise(series, settings.seed());
        cell = new Lstm(inputs, settings.units());
        readout = new GatedReadout(inputs, settings.units());
        theta = Rows.zeros(cell.parameters() + readout.parameters(), particles);
        state = Rows.zeros(cell.stateRows(), particles);
        weights = new ParticleWeights(particles);
        next = Rows.zeros(cell.stateRows(), particles);
        gates = Rows.zeros(4, particles);
        forecasts = new double[particles];
        ancestors = new int[particles];
        for (int row = 0; row < theta.length; row++) {
            noise.addNormals(Purpose.START, 0, row, settings.startDeviation(), theta[row], particles);
        }
    }

    /** Bytes of the state of a filter: parameters, cell states and weights, in double precision. */
    public static long stateBytes(ParticleFilterSettings settings, int inputs) {
        Lstm cell = new Lstm(inputs, settings.units());
        long rows = cell.parameters() + new GatedReadout(inputs, settings.units()).parameters() + cell.stateRows() + 1L;
        return rows * settings.particles() * Double.BYTES;
    }

    @Override
    public void learn(double[] x, double label) {
        propagate(x);
        for (int i = 0; i < forecasts.length; i++) {
            double innovation = label - forecasts[i];
            forecasts[i] = -innovation * innovation / (2 * settings.observationNoise());
        }
        weights.update(forecasts);
        if (weights.effectiveSampleSize() < settings.resampleBelow() * settings.particles()) {
            resample();
        }
    }

    @Override
    public void skip(double[] x) {
        propagate(x);
    }

    /** N_eff, from 1 to N. */
    public double effectiveSampleSize() {
        return weights.effectiveSampleSize();
    }

    @Override
    public Outlook outlook() {
        return new Ahead();
    }

    @Override
    public void exchange(StateExchange io) {
        step = io.wide("filter.step", step);
        for (double[] row : theta) {
            io.numbers("filter.theta", row);
        }
        for (double[] row : state) {
            io.numbers("filter.state", row);
        }
        weights.exchange(io);
    }

    /** a^i ← φ(a^i, x) + η^i, and the forecasts of the particles so moved. */
    private void propagate(double[] x) {
        step++;
        cell.step(theta, x, state, next, gates);
        diffuse(next, 0);
        diffuse(theta, next.length);
        readout.forecast(theta, cell.parameters(), x, state, next, cell.outputRow(), gates[0], forecasts);
        double[][] before = state;
        state = next;
        next = before;
    }

    private void diffuse(double[][] rows, int firstCoordinate) {
        if (settings.processNoise() > 0) {
            for (int row = 0; row < rows.length; row++) {
                noise.addNormals(
                        Purpose.DIFFUSION,
                        step,
                        firstCoordinate + row,
                        settings.processNoise(),
                        rows[row],
                        settings.particles());
            }
        }
    }

    private void resample() {
        weights.ancestors(noise.uniform(Purpose.RESAMPLING, step), ancestors);
        Rows.gather(theta, ancestors, forecasts);
        Rows.gather(state, ancestors, forecasts);
        weights.reset();
    }

    /** The states of all particles, run ahead without noise; parameters and weights are the filter's own. */
    private final class Ahead implements Outlook {
        private double[][] ahead = Rows.zeros(cell.stateRows(), settings.particles());
        private double[][] beyond = Rows.zeros(cell.stateRows(), settings.particles());

        Ahead() {
            restart();
        }

        @Override
        public void restart() {
            Rows.copy(state, ahead);
        }

        @Override
        public void advance(double[] x) {
            cell.step(theta, x, ahead, beyond, gates);
            double[][] before = ahead;
            ahead = beyond;
            beyond = before;
        }

        @Override
        public double forecast(double[] x) {
            cell.step(theta, x, ahead, beyond, gates);
            readout.forecast(theta, cell.parameters(), x, ahead, beyond, cell.outputRow(), gates[0], forecasts);
            double mean = weights.mean(forecasts);
            return Math.max(-FORECAST_BOUND, Math.min(FORECAST_BOUND, mean));
        }
    }
}
