package io.spindrift.cli;

import io.spindrift.config.ConfigurationException;
import io.spindrift.report.ForecastLines;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Writes each scored forecast of a backtest. */
final class ForecastsOption {
    @Option(
            names = "--forecasts",
            paramLabel = "FILE",
            description =
                    "Also write each scored forecast of the first seed as a line of JSON: its label, intervals, quantiles and p-value.")
    private Path file;

    /** Returns whether the option is given. */
    boolean given() {
        return file != null;
    }

    /** Creates the file before the models run; null if the option is not given. */
    ForecastLines open() {
        try {
            return given() ? new ForecastLines(file) : null;
        } catch (IOException e) {
            throw new ConfigurationException(
                    "--forecasts: expected a file that can be written, got " + file + " (" + e + ")");
        }
    }
}
