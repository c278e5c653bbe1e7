package io.spindrift.model.regression;

/** The covariance of recursive least squares as a full matrix of doubles: P ← (P − P u uᵀ P / (l + uᵀ P u)) / l. */
public final class PlainCovariance {
    final double[][] p;
    private final double forgetting;
    private final double startTrace;

    public PlainCovariance(int size, double variance, double forgetting) {
        p = new double[size][size];
        for (int i = 0; i < size; i++) {
            p[i][i] = variance;
        }
        // As it is stored.
        this.forgetting = (float) forgetting;
        startTrace = trace();
    }

    double trace() {
        double trace = 0;
        for (int i = 0; i < p.length; i++) {
            trace += p[i][i];
        }
        return trace;
    }

    public double presentForgetting() {
        return trace() > startTrace ? 1 : forgetting;
    }

    public double[] times(float[] u) {
        double[] product = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p.length; j++) {
                product[i] += p[i][j] * u[j];
            }
        }
        return product;
    }

    public double square(float[] u) {
        return dot(times(u), u);
    }

    public void downdate(float[] u, double forget) {
        observe(u, forget, forget);
    }

    void observe(float[] u, double noise, double forget) {
        double[] product = times(u);
        double innovation = noise + dot(product, u);
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p.length; j++) {
                p[i][j] = (p[i][j] - product[i] * product[j] / innovation) / forget;
            }
        }
    }

    public static double dot(double[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
