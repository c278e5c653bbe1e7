package io.spindrift.model.regression;

import io.spindrift.model.numeric.FloatVectors;
import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.PowerPrior;
import java.util.Arrays;

/**
 * Recursive least squares of several horizons on features that depend on the horizon. Neighboring horizons form a group with one
 * covariance P:
 *
 * <pre>
 *     w_h ← w_h + P u e / (λ + uᵀ P u)   for every horizon of the group                 (AH)
 *     P ← (P − P u uᵀ P / (l + uᵀ P u)) / l   for one of them, each record another
 * </pre>
 *
 * <p>Features and labels of a horizon are in units of the changes over it. So P, the inverse of the mean of the group's second moments,
 * is nearly right for each of them, and the update is a stochastic Newton step.
 */
public final class GroupRegression {
    private final int size;
    private final double variance;
    private final HorizonGroups groups;
    private final UdCovariance[] covariances;
    private final float[][] weights;
    /** For each group, Uᵀ u of the horizon whose turn it is. */
    private final float[][] kept;

    private final boolean[] learned;
    private final Gain gain;

    /**
     * @param size n, how many features there are
     * @param groups of the horizons
     * @param variance of each weight at the start, for horizon 1; for a group it is this over the geometric mean of √h
     * @param forgetting λ
     */
    public GroupRegression(int size, HorizonGroups groups, double variance, double forgetting) {
        this.size = size;
        this.variance = variance;
        this.groups = groups;
        covariances = new UdCovariance[groups.count()];
        kept = new float[groups.count()][size];
        for (int g = 0; g < covariances.length; g++) {
            covariances[g] = new UdCovariance(size, variance / groups.rootOfHorizon(g), forgetting);
        }
        learned = new boolean[groups.count()];
        weights = new float[groups.horizons()][size];
        gain = new Gain(size);
    }

    /** The numbers that the state consists of. */
    public static long numbers(int size, HorizonGroups groups) {
        return groups.count() * UdCovariance.numbers(size) + (long) size * groups.horizons();
    }

    /** wᵀ u of a horizon. */
    public float forecast(int horizon, float[] u) {
        return FloatVectors.dot(weights[horizon], u, size);
    }

    /**
     * Corrects the weights of a horizon by its label at a row.
     *
     * @param row t, at which the label has arrived
     * @param u n features
     * @param error e, bounded or not
     */
    public void correct(long row, int horizon, float[] u, double error) {
        int group = groups.groupOf(horizon);
        UdCovariance covariance = covariances[group];
        covariance.gain(u, gain);
        float step = (float) (error / (covariance.forgetting() + gain.square));
        FloatVectors.addScaled(gain.product, step, weights[horizon], size);
        if (groups.hasTurn(horizon, row)) {
            System.arraycopy(gain.along, 0, kept[group], 0, size);
            learned[group] = true;
        }
    }

    /** Ends a row: the covariances take in the features of the horizons whose turn it was. */
    public void endRow() {
        for (int g = 0; g < covariances.length; g++) {
            if (learned[g]) {
                covariances[g].downdate(kept[g], gain.product, covariances[g].presentForgetting());
                learned[g] = false;
            }
        }
    }

    /**
     * Saves the part of the state that another series can start with; or restores it, as learned from that many labels.
     *
     * @param labels how many have been learned
     */
    public void visitLearned(FieldVisitor fields, String component, long labels) {
        visit(fields, component);
        if (fields.restoring()) {
            for (int g = 0; g < covariances.length; g++) {
                double share = PowerPrior.share(labels, covariances[g].forgetting());
                covariances[g].discount(share, variance / groups.rootOfHorizon(g));
            }
        }
    }

    /**
     * Passes the weights to a pool, or takes them over from it.
     *
     * @param noise variance of the errors of each horizon
     */
    public void pool(PriorPool pool, String component, double[] noise) {
        for (int g = 0; g < covariances.length; g++) {
            int from = groups.first(g);
            int to = from + groups.size(g);
            pool.regression(
                    component + "." + g,
                    Arrays.copyOfRange(weights, from, to),
                    Arrays.copyOfRange(noise, from, to),
                    covariances[g]);
        }
    }

    /** Saves or restores it, between rows. */
    public void visit(FieldVisitor fields, String component) {
        for (UdCovariance covariance : covariances) {
            covariance.visit(fields, component);
        }
        for (float[] w : weights) {
            fields.float64s(component + ".weights", w);
        }
    }
}
