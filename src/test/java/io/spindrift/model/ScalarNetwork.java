package io.spindrift.model;

/** One network of one particle, written plainly from the equations, for comparison. */
public final class ScalarNetwork {
    public final double[] c;
    public final double[] y;
    private final int inputs;
    private final int units;

    public ScalarNetwork(int inputs, int units) {
        this.inputs = inputs;
        this.units = units;
        c = new double[units];
        y = new double[units];
    }

    /** Equations 3 to 8; the parameters of gate g and unit j are the block g m + j. */
    public void step(double[] theta, double[] x) {
        double[] before = y.clone();
        for (int j = 0; j < units; j++) {
            double z = StrictMath.tanh(activation(theta, j, x, before));
            double in = logistic(activation(theta, units + j, x, before));
            double forget = logistic(activation(theta, 2 * units + j, x, before));
            double out = logistic(activation(theta, 3 * units + j, x, before));
            c[j] = in * z + forget * c[j];
            y[j] = out * StrictMath.tanh(c[j]);
        }
    }

    /** Equation 11; the blocks of the control gate follow those of the cell, then come w and v. */
    public double forecast(double[] theta, double[] x, double[] before) {
        int firstW = (4 * units + inputs) * (inputs + units + 1);
        double forecast = 0;
        for (int j = 0; j < units; j++) {
            forecast += theta[firstW + j] * y[j];
        }
        for (int k = 0; k < inputs; k++) {
            double alpha = logistic(activation(theta, 4 * units + k, x, before));
            forecast += theta[firstW + units + k] * alpha * StrictMath.tanh(x[k]);
        }
        return forecast;
    }

    private double activation(double[] theta, int block, double[] x, double[] before) {
        int row = block * (inputs + units + 1);
        double sum = 0;
        for (double regressor : x) {
            sum += theta[row++] * regressor;
        }
        for (double output : before) {
            sum += theta[row++] * output;
        }
        return sum + theta[row];
    }

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
