package io.spindrift.model.numeric;

import java.math.BigDecimal;

/**
 * Writes numbers in the usual notation: {@code 0.000001} and {@code 100}, where Java writes {@code 1.0E-6} and
 * {@code 100.0}.
 */
public final class PlainNumber {
    private static final double MIN_PLAIN = 1e-12;
    private static final double MAX_PLAIN = 1e15;

    private PlainNumber() {}

    /**
     * Returns the shortest digits that are read as the same number. Outside of 1e-12 to 1e15 it uses an exponent,
     * because long rows of zeros are hard to count.
     */
    public static String text(double number) {
        double size = Math.abs(number);
        boolean plain = size == 0 || size >= MIN_PLAIN && size <= MAX_PLAIN;
        return plain ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString() : Double.toString(number);
    }
}
