package io.spindrift.cli;

import io.spindrift.backtest.Backtest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How the forecasts of a backtest are scored. */
final class ScoreOptions {
    /** How features and target are scaled. */
    enum Scale {
        RUNNING,
        FILE
    }

    /** Converts {@code rows:A-B}. */
    static final class ScoreScaleConverter implements CommandLine.ITypeConverter<Backtest.ScoreScale> {
        private static final Pattern FORM = Pattern.compile("rows:([0-9]{1,9})-([0-9]{1,9})");

        @Override
        public Backtest.ScoreScale convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new CommandLine.TypeConversionException("expected rows:A-B, got " + text);
            }
            return new Backtest.ScoreScale(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
    }

    @Option(names = "--test-from", paramLabel = "ROW", description = "First row whose forecast is scored.")
    private long testFrom;

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            description =
                    "running, as in the application; or file: features are standardized and the target is mapped to [-1, 1] "
                            + "by the whole file, for comparison with published tables. Default: running.")
    private Scale scale = Scale.RUNNING;

    @Option(
            names = "--score-scale",
            paramLabel = "rows:A-B",
            converter = ScoreScaleConverter.class,
            description = "Divide errors by the standard deviation of the rows from A to before B.")
    private Backtest.ScoreScale scoreScale;

    long testFrom() {
        return testFrom;
    }

    /** Returns whether features and target are scaled by the whole file. */
    boolean byFile() {
        return scale == Scale.FILE;
    }

    /** Returns the rows by which errors are scaled, or null. */
    Backtest.ScoreScale scoreScale() {
        return scoreScale;
    }
}
