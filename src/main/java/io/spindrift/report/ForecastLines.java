package io.spindrift.report;

import io.spindrift.backtest.Trace;
import io.spindrift.json.JsonText;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.Quantile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file with a line of JSON for each scored forecast of a backtest: by model, then horizon, then label. */
public final class ForecastLines implements AutoCloseable {
    private final BufferedWriter out;

    /**
     * A line.
     *
     * @param row at which the forecast was made, from 0
     * @param time of the row that has the label, in milliseconds since 1970; null if the file has no times
     */
    private record Line(
            String series,
            String model,
            int horizon,
            long row,
            Long time,
            double label,
            double prediction,
            double naive,
            double pValue,
            List<Interval> intervals,
            List<Quantile> quantiles) {}

    /** Creates the file, or empties it. */
    public ForecastLines(Path file) throws IOException {
        out = Files.newBufferedWriter(file);
    }

    /** Writes the forecasts of a model at a horizon. */
    public void take(Trace trace) {
        try {
            for (int i = 0; i < trace.labels().length; i++) {
                out.write(JsonText.line(line(trace, i)));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing forecasts failed", e);
        }
    }

    private static Line line(Trace trace, int i) {
        return new Line(
                trace.series(),
                trace.model(),
                trace.horizon(),
                trace.rows()[i],
                trace.dated() ? trace.times()[i] : null,
                trace.labels()[i],
                trace.forecasts()[i],
                trace.naive()[i],
                trace.pValues()[i],
                trace.intervals().stream()
                        .map(band -> new Interval(band.level(), band.lower()[i], band.upper()[i]))
                        .toList(),
                trace.quantiles().stream()
                        .map(curve -> new Quantile(curve.probability(), curve.values()[i]))
                        .toList());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
