package io.spindrift.model;

/** A number with its derivatives by several variables (forward differentiation). */
public record Dual(double value, double[] slope) {

    /** A constant. */
    public static Dual of(double value, int variables) {
        return new Dual(value, new double[variables]);
    }

    /** The given numbers as variables, the first of them being number {@code first}. */
    public static Dual[] variables(double[] values, int first, int variables) {
        Dual[] all = new Dual[values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = of(values[i], variables);
            if (first + i < variables) {
                all[i].slope[first + i] = 1;
            }
        }
        return all;
    }

    public Dual plus(Dual other) {
        return combined(value + other.value, 1, other, 1);
    }

    public Dual times(Dual other) {
        return combined(value * other.value, other.value, other, value);
    }

    public Dual times(double factor) {
        return combined(value * factor, factor, this, 0);
    }

    /** 1 − this. */
    public Dual complement() {
        return combined(1 - value, -1, this, 0);
    }

    public Dual tanh() {
        double h = StrictMath.tanh(value);
        return combined(h, 1 - h * h, this, 0);
    }

    public Dual logistic() {
        double s = 1 / (1 + StrictMath.exp(-value));
        return combined(s, s * (1 - s), this, 0);
    }

    private Dual combined(double result, double factor, Dual other, double otherFactor) {
        double[] sum = new double[slope.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = factor * slope[i] + otherFactor * other.slope[i];
        }
        return new Dual(result, sum);
    }
}
