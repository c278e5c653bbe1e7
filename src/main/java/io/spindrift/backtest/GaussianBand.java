package io.spindrift.backtest;

import io.spindrift.model.interval.Interval;
import io.spindrift.model.series.HorizonScore;
import java.util.Arrays;
import java.util.List;

/**
 * A baseline for calibrated intervals: forecast ± z σ. Here σ² is the mean square of all errors whose labels had
 * arrived when the forecast was issued, and z is chosen in hindsight so that the band has the coverage of the
 * intervals. That z is not known in advance.
 *
 * @param z the multiple of σ; 0 if no label needs to be covered
 * @param width mean width, in the unit of the label
 * @param pinball mean of the quantile losses of both bounds, in that unit
 */
public record GaussianBand(double z, double width, double pinball) {

    /**
     * Returns the mean interval score of a level from the mean quantile loss of both bounds (Gneiting and Raftery,
     * 2007, equation 43).
     */
    public static double intervalScore(double level, double pinball) {
        return 4 / (1 - level) * pinball;
    }

    /**
     * Returns the band around the forecasts of one horizon.
     *
     * @param scores of all forecasts, in the order of their observations
     * @param horizon number of observations after which a label arrives; 0 in regression mode, where it is known at the next one
     * @param from first observation whose forecast is counted; earlier errors only contribute to σ
     * @param level for the quantile losses
     * @param coverage share of the counted labels that the band must cover
     */
    static GaussianBand of(List<HorizonScore> scores, int horizon, long from, double level, double coverage) {
        return of(
                scores.stream().mapToLong(score -> score.madeAt().sequence()).toArray(),
                scores.stream().mapToDouble(HorizonScore::error).toArray(),
                horizon,
                from,
                level,
                coverage);
    }

    /**
     * Returns the same.
     *
     * @param rows at which the forecasts were made, ascending
     * @param errors of these forecasts, at least as many
     */
    static GaussianBand of(long[] rows, double[] errors, int horizon, long from, double level, double coverage) {
        double[] sizes = new double[rows.length];
        double[] deviations = new double[rows.length];
        int counted = 0;
        int arrived = 0;
        double squares = 0;
        int delay = Math.max(1, horizon);
        for (int i = 0; i < rows.length; i++) {
            while (rows[arrived] + delay <= rows[i]) {
                squares += errors[arrived] * errors[arrived];
                arrived++;
            }
            if (rows[i] >= from) {
                sizes[counted] = Math.abs(errors[i]);
                deviations[counted++] = arrived == 0 ? 0 : Math.sqrt(squares / arrived);
            }
        }
        return evaluate(Arrays.copyOf(sizes, counted), deviations, level, coverage);
    }

    private static GaussianBand evaluate(double[] errors, double[] deviations, double level, double coverage) {
        double z = multiple(errors, deviations, (int) Math.round(coverage * errors.length));
        double width = 0;
        double pinball = 0;
        for (int i = 0; i < errors.length; i++) {
            double half = z * deviations[i];
            width += 2 * half;
            pinball += Interval.pinball(level, half, half, errors[i]);
        }
        return new GaussianBand(z, width / errors.length, pinball / errors.length);
    }

    /**
     * Returns the smallest multiple of the deviations that covers a number of errors, or as many of them as possible.
     */
    private static double multiple(double[] errors, double[] deviations, int covered) {
        double[] multiples = new double[errors.length];
        for (int i = 0; i < errors.length; i++) {
            multiples[i] = errors[i] == 0 ? 0 : errors[i] / deviations[i];
        }
        Arrays.sort(multiples);
        int last = covered - 1;
        while (last >= 0 && Double.isInfinite(multiples[last])) {
            last--;
        }
        return last < 0 ? 0 : multiples[last];
    }
}
