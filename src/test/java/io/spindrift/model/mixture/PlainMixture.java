package io.spindrift.model.mixture;

/** The mixture of docs/maths.md in doubles. */
final class PlainMixture {
    private static final double[] DISCOUNTS = {1, 0.998, 0.98};
    private static final double SIZE = Math.sqrt(Math.PI / 2);

    final double[][] regrets;
    final double[][] squares;
    private final double[] lastRegrets = new double[4];
    private final double[] lastSquares = new double[4];
    private final double[] products = new double[3];
    private final double[] productSquares = new double[3];
    private final double[] recent;
    private final double[] newest;
    private final double newestRate;
    private final double root;
    private int count;
    private double variance;
    private double size;

    PlainMixture(int experts, int horizon) {
        regrets = new double[3][experts];
        squares = new double[3][experts];
        recent = new double[experts];
        newest = new double[experts];
        newestRate = Math.max(0.1, 0.3 / Math.sqrt(horizon));
        root = Math.sqrt(horizon);
        java.util.Arrays.fill(lastRegrets, 2 * root);
    }

    /** By both running errors; by those over a few labels where no expert is awake by both. */
    boolean awake(int k) {
        boolean any = false;
        for (int i = 0; i < recent.length; i++) {
            any |= awakeByBoth(i);
        }
        return any ? awakeByBoth(k) : newest[k] <= 8 * least(newest);
    }

    private boolean awakeByBoth(int k) {
        return count <= 3 || recent[k] <= 4 * least(recent) && newest[k] <= 8 * least(newest);
    }

    private static double least(double[] squares) {
        return java.util.Arrays.stream(squares).min().orElseThrow();
    }

    double[] weights(int rule, PlainMixture... neighbors) {
        double[] weights = new double[recent.length];
        double sum = 0;
        int awake = 0;
        for (int k = 0; k < weights.length; k++) {
            double regret = 0;
            double square = 0;
            for (PlainMixture neighbor : neighbors) {
                regret += neighbor.regrets[rule][k] / neighbors.length;
                square += neighbor.squares[rule][k] / neighbors.length;
            }
            weights[k] = awake(k) ? Math.max(regret, 0) / (1 + square) : 0;
            awake += awake(k) ? 1 : 0;
            sum += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] = sum > 0 ? weights[k] / sum : awake(k) ? 1.0 / awake : 0;
        }
        return weights;
    }

    double share(int rule) {
        return awake(0) ? Math.max(0, Math.min(1, products[rule] / (productSquares[rule] + root))) : 1;
    }

    /** Those of the three rules and the anchor in the last rule. */
    double[] lastWeights() {
        double anchor = awake(0) ? 0.5 : 0;
        double[] weights = new double[4];
        double sum = 0;
        for (int a = 0; a < 4; a++) {
            double prior = a < 3 ? (1 - anchor) / 3 : anchor;
            weights[a] = prior * Math.max(lastRegrets[a], 0) / (1 + lastSquares[a]);
            sum += weights[a];
        }
        for (int a = 0; a < 4; a++) {
            weights[a] = sum > 0 ? weights[a] / sum : a < 3 ? (1 - anchor) / 3 : anchor;
        }
        return weights;
    }

    double[] ruleForecasts(double[] forecasts, PlainMixture... neighbors) {
        double[] mixed = new double[3];
        for (int a = 0; a < 3; a++) {
            double[] weights = weights(a, neighbors);
            for (int k = 0; k < forecasts.length; k++) {
                mixed[a] += weights[k] * forecasts[k];
            }
        }
        return mixed;
    }

    /** All as issued. */
    void learn(double[] forecasts, double[] rules, double[] shrunk, double mixed, double label) {
        for (int k = 0; k < recent.length; k++) {
            double error = label - forecasts[k];
            recent[k] += Math.max(1.0 / (count + 1), 0.02) * (error * error - recent[k]);
            newest[k] += Math.max(1.0 / (count + 1), newestRate) * (error * error - newest[k]);
        }
        count++;
        double rate = Math.max(1.0 / count, 0.01);
        double error = label - mixed;
        double forVariance = within(error, 10 * Math.sqrt(variance));
        variance += rate * (forVariance * forVariance - variance);
        size += rate * (Math.abs(within(error, 3 * SIZE * size)) - size);
        double y = mixed + within(error, Math.min(6 * SIZE * size, 4 * Math.sqrt(variance)));
        double keep = 1 - Math.max(0.0005, Math.min(0.05, 1.0 / count));
        for (int a = 0; a < 3; a++) {
            for (int k = 0; k < recent.length; k++) {
                double gradient = 2 * (rules[a] - y) * (forecasts[k] - rules[a]) / variance;
                regrets[a][k] = DISCOUNTS[a] * regrets[a][k] - gradient;
                squares[a][k] = DISCOUNTS[a] * squares[a][k] + gradient * gradient;
            }
            products[a] = keep * products[a] + y * rules[a] / variance;
            productSquares[a] = keep * productSquares[a] + rules[a] * rules[a] / variance;
        }
        for (int a = 0; a < 4; a++) {
            double gradient = 2 * (mixed - y) * ((a < 3 ? shrunk[a] : 0) - mixed) / variance;
            lastRegrets[a] -= gradient;
            lastSquares[a] += gradient * gradient;
        }
    }

    private double within(double error, double bound) {
        return count > 60 ? Math.max(-bound, Math.min(bound, error)) : error;
    }
}
