package io.spindrift.model.state;

/** A walk that rounds arrays of numbers to floats where they stand, and leaves all else as it is. */
final class Rounding implements StateExchange {
    static final Rounding INSTANCE = new Rounding();

    private Rounding() {}

    /** What a component gets back here is to be taken over. */
    @Override
    public boolean restoring() {
        return true;
    }

    @Override
    public boolean inPlace() {
        return true;
    }

    @Override
    public boolean flag(String field, boolean present) {
        return present;
    }

    @Override
    public int integer(String field, int present, int least, int most) {
        return present;
    }

    @Override
    public long wide(String field, long present) {
        return present;
    }

    @Override
    public double number(String field, double present) {
        return present;
    }

    @Override
    public void numbers(String field, double[] values) {
        singles(field, values);
    }

    @Override
    public void singles(String field, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) values[i];
        }
        if (!finite(values)) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, values[i]));
            }
        }
    }

    /** Zero times a finite number is 0, and times an infinite one it is none; without a branch, so that it takes little time. */
    private static boolean finite(double[] values) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 2 <= values.length; i += 2) {
            even += 0 * values[i];
            odd += 0 * values[i + 1];
        }
        if (i < values.length) {
            even += 0 * values[i];
        }
        return even + odd == 0;
    }

    @Override
    public void wides(String field, long[] values) {
        // Whole numbers stay as they are.
    }

    @Override
    public String text(String field, String present) {
        return present;
    }

    @Override
    public byte[] bytes(String field, byte[] present) {
        return present;
    }
}
