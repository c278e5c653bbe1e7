package io.spindrift.backtest;

import io.spindrift.model.interval.Interval;
import io.spindrift.model.series.HorizonScore;
import java.util.Arrays;
import java.util.List;

/**
 * What calibrated intervals are held against: forecast ± z σ, where σ² is the mean square of all errors whose labels had come when
 * the forecast was issued, and z is chosen in hindsight such that the band holds as many labels as the intervals did. Nobody could
 * have chosen that z beforehand.
 *
 * @param z the multiple of σ; 0 where no label is to be held
 * @param width mean width, in the unit of the label
 * @param pinball mean of the quantile losses of both bounds, in that unit
 */
public record GaussianBand(double z, double width, double pinball) {

    /** The mean interval score of a level, of a mean quantile loss of both bounds (Gneiting and Raftery, 2007, equation 43). */
    public static double intervalScore(double level, double pinball) {
        return 4 / (1 - level) * pinball;
    }

    /**
     * The band about the forecasts of one horizon.
     *
     * @param scores of all forecasts, in the order of their observations
     * @param horizon how many observations later their labels came
     * @param from the first observation whose forecast is counted; errors before make σ alone
     * @param level by which bounds are judged
     * @param coverage the share of counted labels to hold
     */
    static GaussianBand of(List<HorizonScore> scores, int horizon, long from, double level, double coverage) {
        double[] errors = new double[scores.size()];
        double[] deviations = new double[scores.size()];
        int counted = 0;
        int arrived = 0;
        double squares = 0;
        for (HorizonScore score : scores) {
            while (scores.get(arrived).madeAt().sequence() + horizon
                    <= score.madeAt().sequence()) {
                double error = scores.get(arrived++).error();
                squares += error * error;
            }
            if (score.madeAt().sequence() >= from) {
                errors[counted] = Math.abs(score.error());
                deviations[counted++] = arrived == 0 ? 0 : Math.sqrt(squares / arrived);
            }
        }
        return judged(Arrays.copyOf(errors, counted), deviations, level, coverage);
    }

    private static GaussianBand judged(double[] errors, double[] deviations, double level, double coverage) {
        double z = multiple(errors, deviations, (int) Math.round(coverage * errors.length));
        double width = 0;
        double pinball = 0;
        for (int i = 0; i < errors.length; i++) {
            double half = z * deviations[i];
            width += 2 * half;
            pinball += Interval.pinball(level, half, errors[i]);
        }
        return new GaussianBand(z, width / errors.length, pinball / errors.length);
    }

    /** The least multiple of the deviations that holds so many errors; where none does, the one that holds the most. */
    private static double multiple(double[] errors, double[] deviations, int held) {
        double[] multiples = new double[errors.length];
        for (int i = 0; i < errors.length; i++) {
            multiples[i] = errors[i] == 0 ? 0 : errors[i] / deviations[i];
        }
        Arrays.sort(multiples);
        int last = held - 1;
        while (last >= 0 && Double.isInfinite(multiples[last])) {
            last--;
        }
        return last < 0 ? 0 : multiples[last];
    }
}
