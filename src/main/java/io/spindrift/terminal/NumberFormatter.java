package io.spindrift.terminal;

import java.util.Locale;

/** Writes numbers with few characters. */
public final class NumberFormatter {
    private static final String[] LARGE = {"", "k", "M", "G", "T", "P"};

    private NumberFormatter() {}

    /**
     * Returns four significant digits in at most nine characters: {@code 0.1234}, {@code 12.34}, {@code -1.234M},
     * {@code 1.2e-05}.
     */
    public static String brief(double number) {
        double size = Math.abs(number);
        if (size == 0) {
            return "0";
        }
        if (size < 1e-3 || size >= 1e18) {
            return String.format(Locale.ROOT, "%.1e", number);
        }
        int step = 0;
        while (step < LARGE.length - 1 && Math.abs(number) >= 9999.5) {
            number /= 1000;
            step++;
        }
        return String.format(Locale.ROOT, "%." + decimals(Math.abs(number)) + "f", number) + LARGE[step];
    }

    /** Returns a whole number with separators: {@code 12,345}. */
    public static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns the number of decimals for which rounding to four digits does not give five. */
    private static int decimals(double size) {
        if (size < 9.9995) {
            return size < 0.99995 ? 4 : 3;
        }
        return size < 99.995 ? 2 : size < 999.95 ? 1 : 0;
    }
}
