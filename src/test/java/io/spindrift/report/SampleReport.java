package io.spindrift.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spindrift.cli.Spindrift;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A report by the command on a series with a day of eight hours and noise, its name one that wants out of the page. */
final class SampleReport {
    static final int ROWS = 600;
    private static final String SERIES = "</script><b>";

    private SampleReport() {}

    /** Writes report/index.html and results.json into a folder. */
    static Path write(Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder rows = new StringBuilder("time,flat," + SERIES + "\n");
        for (int i = 0; i < ROWS; i++) {
            double value = 10 * StrictMath.sin(i * Math.PI / 4) + random.nextDouble();
            rows.append(String.format("%d-01-01T%02d:00Z,3,%s%n", 1960 + i / 24, i % 24, value));
        }
        Path csv = Files.writeString(folder.resolve("sample.csv"), rows);
        int code = quietly(
                "backtest",
                "--csv",
                csv.toString(),
                "--input-mode",
                "series",
                "--columns",
                "flat," + SERIES,
                "--models",
                "seasonal,naive,rls,blend-linear",
                "--lags",
                "9",
                "--horizons",
                "1,3",
                "--set",
                "alarm.rate=1/50 records",
                "--json",
                folder.resolve("results.json").toString(),
                "--report",
                folder.resolve("deep").resolve("report").toString());
        assertThat(code).isZero();
        return folder.resolve("deep").resolve("report").resolve("index.html");
    }

    /** Returns the document results.json in a folder. */
    static JsonNode results(Path folder) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("results.json").toFile());
    }

    private static int quietly(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            System.setOut(new PrintStream(OutputStream.nullOutputStream()));
            System.setErr(new PrintStream(OutputStream.nullOutputStream()));
            return Spindrift.execute(arguments);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
