package io.spindrift.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a backtest that was run. */
final class ReportTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern LOADS = Pattern.compile(
            "(?i)<(link|img|iframe|object|embed|base)\\b|<[a-z]+[^>]*\\s(src|href)\\s*=|@import|url\\(|\\bfetch\\(|XMLHttpRequest|\\bimport\\(");

    @TempDir
    private static Path folder;

    private static String page;
    private static JsonNode data;

    @BeforeAll
    static void write() throws IOException {
        page = Files.readString(SampleReport.write(folder));
        Matcher matcher = DATA.matcher(page);
        assertThat(matcher.find()).isTrue();
        data = new ObjectMapper().readTree(matcher.group(1));
    }

    @Test
    void shouldLoadNothingFromOutside() {
        assertThat(LOADS.matcher(page).results().map(found -> found.group())).isEmpty();
        assertThat(page).contains("default-src 'none'").doesNotContain("{{");
        // The scripts of the page are its data, its own code and the plotting library.
        assertThat(page.split("<script", -1)).hasSize(4);
        assertThat(page).contains("Permission is hereby granted, free of charge");
    }

    @Test
    void shouldHaveTheNumbersOfTheResults() throws IOException {
        JsonNode results = SampleReport.results(folder).get("results");
        JsonNode shown = data.get("report").get("results");
        assertThat(shown).hasSameSizeAs(results).hasSize(2 * 4 * 2);
        for (int i = 0; i < results.size(); i++) {
            for (String name : List.of("series", "model", "horizon", "n", "stateBytes", "chosen")) {
                assertThat(shown.get(i).get(name)).isEqualTo(results.get(i).get(name));
            }
            // A season is a baseline without a distribution.
            assertThat(shown.get(i).get("pit").has("shares"))
                    .isNotEqualTo(results.get(i).get("model").asText().equals("seasonal"));
            for (String name : List.of("mse", "nmse", "nmseLastQuarter", "microsPerStep")) {
                double expected = results.get(i).get(name).asDouble();
                assertThat(shown.get(i).get(name).asDouble()).isEqualTo(expected, within(1e-5 * Math.abs(expected)));
            }
        }
    }

    @Test
    void shouldHaveTheAlarmsOfTheResults() throws IOException {
        JsonNode alarms = SampleReport.results(folder).get("alarms");
        assertThat(alarms).isNotEmpty();
        assertThat(data.get("report").get("alarms")).hasSameSizeAs(alarms);
        assertThat(data.get("report").get("alarms").get(0).get("begin"))
                .isEqualTo(alarms.get(0).get("begin"));
    }

    @Test
    void shouldDescribeTheRun() {
        JsonNode subject = data.get("subject");
        assertThat(subject.get("file").asText()).isEqualTo("sample.csv");
        assertThat(subject.get("horizons")).hasToString("[1,3]");
        assertThat(subject.get("settings").get("rls").get("lags").asInt()).isEqualTo(9);
        assertThat(subject.get("settings").get("rls").get("learner").has("forgetting"))
                .isTrue();
        assertThat(subject.get("settings").has("seasonal")).isFalse();
    }

    @Test
    void shouldPlotEveryForecastOfModelsThatAreNoBaselines() {
        List<String> panels = new ArrayList<>();
        data.get("panels")
                .forEach(panel -> panels.add(
                        panel.get("series").asText() + " " + panel.get("model").asText() + " "
                                + panel.get("horizon").asText()));
        assertThat(panels)
                .containsExactly(
                        "sample.flat rls 1",
                        "sample.flat rls 3",
                        "sample.flat blend-linear 1",
                        "sample.flat blend-linear 3",
                        "sample.</script><b> rls 1",
                        "sample.</script><b> rls 3",
                        "sample.</script><b> blend-linear 1",
                        "sample.</script><b> blend-linear 3");
        JsonNode flat = data.get("panels").get(2);
        // The naive forecast never errs there: nothing is saved against it.
        assertThat(flat.get("saved").isNull()).isTrue();
        JsonNode blend = data.get("panels").get(7);
        assertThat(blend.get("forecasts").get("rows").asInt()).isEqualTo(SampleReport.ROWS - 3);
        double last = last(blend.get("saved").get("curves").get(0));
        double mse = mse("blend-linear");
        // The final gain is the difference of the mean squared errors relative to the naive forecast.
        assertThat(last).isEqualTo(1 - mse / mse("naive"), within(1e-4));
        double sum = 0;
        for (JsonNode curve : blend.get("weights").get("curves")) {
            sum += last(curve);
        }
        assertThat(sum).isEqualTo(1, within(1e-4));
    }

    private static double last(JsonNode curve) {
        return curve.get("y").get(curve.get("y").size() - 1).asDouble();
    }

    private static double mse(String model) {
        for (JsonNode result : data.get("report").get("results")) {
            if (result.get("series").asText().endsWith("<b>")
                    && result.get("model").asText().equals(model)
                    && result.get("horizon").asInt() == 3) {
                return result.get("mse").asDouble();
            }
        }
        throw new AssertionError("no result of " + model);
    }
}
