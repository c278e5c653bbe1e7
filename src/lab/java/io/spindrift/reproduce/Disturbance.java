package io.spindrift.reproduce;

import java.util.SplittableRandom;

/** A disturbance of a series. Sizes are in deviations of the one-step errors of the run over the series as it is. */
sealed interface Disturbance extends LabelErrors.Selection {
    /** How many rows after a disturbance count. */
    int AFTER = 500;

    /** A new level or unit is known from its third value. */
    int CONFIRMED = 2;

    /**
     * Disturbs a series.
     *
     * @param values modified
     * @param deviation what sizes are in
     */
    void disturb(double[] values, double deviation);

    /** By how much errors are larger because values are. */
    default double unit() {
        return 1;
    }

    /** Whether values outside the range of the series are meant to be followed. */
    default boolean staysInRange() {
        return true;
    }

    /** One value is moved. The labels of the rows after it count. */
    record Spike(int row, double size) implements Disturbance {
        @Override
        public void disturb(double[] values, double deviation) {
            values[row] += size * deviation;
        }

        @Override
        public boolean counts(int origin, int label) {
            return label > row && label <= row + AFTER;
        }
    }

    /** One value of every day is moved. Its labels count, once there have been some days. */
    record DailySpike(int day, int from, double size) implements Disturbance {
        @Override
        public void disturb(double[] values, double deviation) {
            for (int row = 0; row < values.length; row++) {
                values[row] += isSpike(row) ? size * deviation : 0;
            }
        }

        private boolean isSpike(int row) {
            return row % day == day / 2;
        }

        @Override
        public boolean counts(int origin, int label) {
            return isSpike(label) && label >= from;
        }

        @Override
        public boolean staysInRange() {
            return false;
        }
    }

    /** All values from a row on are moved. Forecasts count from when that can be known. */
    record Shift(int row, double size) implements Disturbance {
        @Override
        public void disturb(double[] values, double deviation) {
            for (int i = row; i < values.length; i++) {
                values[i] += size * deviation;
            }
        }

        @Override
        public boolean counts(int origin, int label) {
            return origin >= row + CONFIRMED && label <= row + AFTER;
        }

        @Override
        public boolean staysInRange() {
            return false;
        }
    }

    /** All values from a row on are multiplied. Forecasts count from when that can be known. */
    record UnitChange(int row, double factor) implements Disturbance {
        @Override
        public void disturb(double[] values, double deviation) {
            for (int i = row; i < values.length; i++) {
                values[i] *= factor;
            }
        }

        @Override
        public double unit() {
            return factor;
        }

        @Override
        public boolean counts(int origin, int label) {
            return origin >= row + CONFIRMED && label <= row + AFTER;
        }

        @Override
        public boolean staysInRange() {
            return false;
        }
    }

    /** Some values are moved up or down, at random. The labels of all others count. */
    record Scattered(double share, double size, int from) implements Disturbance {
        @Override
        public void disturb(double[] values, double deviation) {
            for (int row = 0; row < values.length; row++) {
                values[row] += sign(row) * size * deviation;
            }
        }

        /** 1 or −1; 0 where the value stays. */
        private int sign(int row) {
            SplittableRandom random = new SplittableRandom(row);
            if (random.nextDouble() >= share) {
                return 0;
            }
            return random.nextBoolean() ? 1 : -1;
        }

        @Override
        public boolean counts(int origin, int label) {
            return label >= from && sign(label) == 0;
        }
    }
}
