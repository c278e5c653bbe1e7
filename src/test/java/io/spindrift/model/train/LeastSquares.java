package io.spindrift.model.train;

/** Weighted least squares by normal equations, for comparison; its inverse is the covariance of the solution. */
final class LeastSquares {
    private final double[][] normal;
    private final double[] right;

    LeastSquares(int size) {
        normal = new double[size][size];
        right = new double[size];
    }

    void fade(double factor) {
        for (int a = 0; a < right.length; a++) {
            right[a] *= factor;
            for (int b = 0; b < right.length; b++) {
                normal[a][b] *= factor;
            }
        }
    }

    void add(double[] u, double label, double weight) {
        for (int a = 0; a < right.length; a++) {
            right[a] += weight * u[a] * label;
            for (int b = 0; b < right.length; b++) {
                normal[a][b] += weight * u[a] * u[b];
            }
        }
    }

    double[] solution() {
        return solved(right);
    }

    /** The inverse of the normal matrix. */
    double[][] covariance() {
        double[][] inverse = new double[right.length][];
        for (int a = 0; a < right.length; a++) {
            double[] unit = new double[right.length];
            unit[a] = 1;
            inverse[a] = solved(unit);
        }
        return inverse;
    }

    /** Gaussian elimination; the matrix is positive, so that the diagonal serves as pivots. */
    private double[] solved(double[] of) {
        int size = of.length;
        double[][] rows = new double[size][];
        for (int a = 0; a < size; a++) {
            rows[a] = normal[a].clone();
        }
        double[] solution = of.clone();
        for (int pivot = 0; pivot < size; pivot++) {
            for (int a = 0; a < size; a++) {
                if (a != pivot) {
                    double factor = rows[a][pivot] / rows[pivot][pivot];
                    addScaled(rows[pivot], -factor, rows[a]);
                    solution[a] -= factor * solution[pivot];
                }
            }
        }
        for (int a = 0; a < size; a++) {
            solution[a] /= rows[a][a];
        }
        return solution;
    }

    private static void addScaled(double[] row, double factor, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += row[i] * factor;
        }
    }
}
