package io.spindrift.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.backtest.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The data of plots, computed by hand. */
final class PanelTest {
    private static final int N = 40;

    private static Trace trace(List<Trace.Expert> experts) {
        double[] labels = new double[N];
        double[] forecasts = new double[N];
        for (int i = 0; i < N; i++) {
            labels[i] = i % 2 == 0 ? 2 : -2;
            forecasts[i] = i < 20 ? labels[i] - 1 : labels[i];
        }
        double[] lower =
                Arrays.stream(forecasts).map(forecast -> forecast - 0.5).toArray();
        double[] upper =
                Arrays.stream(forecasts).map(forecast -> forecast + 0.5).toArray();
        return new Trace(
                "s",
                "m",
                1,
                false,
                LongStream.range(0, N).toArray(),
                LongStream.range(0, N).toArray(),
                labels,
                forecasts,
                new double[N],
                new double[N],
                List.of(new Trace.Band(0.8, lower, upper)),
                List.of(),
                experts);
    }

    @Test
    void shouldSumTheGainOverTheNaiveForecast() {
        double[] saved = Panel.of(trace(List.of())).saved().curves().get(0).y();
        // The naive forecast errs by 2 each time, the model by 1 twenty times and then by nothing.
        assertThat(saved[0]).isEqualTo(3.0 / 160, within(1e-12));
        assertThat(saved[19]).isEqualTo(60.0 / 160, within(1e-12));
        assertThat(saved[39]).isEqualTo(140.0 / 160, within(1e-12));
    }

    @Test
    void shouldComputeCoverageOverAWindow() {
        Panel panel = Panel.of(trace(List.of()));
        assertThat(panel.window()).isEqualTo(10);
        assertThat(panel.coverage().x()).startsWith(9).endsWith(39).hasSize(31);
        double[] shares = panel.coverage().curves().get(0).y();
        assertThat(shares[10]).isZero();
        assertThat(shares[15]).isEqualTo(0.5);
        assertThat(shares[30]).isOne();
    }

    @Test
    void shouldComputeCoverageOverTheForecastsThatHadAnInterval() {
        Trace trace = trace(List.of());
        Trace.Band band = trace.intervals().get(0);
        Arrays.fill(band.lower(), 0, 15, Double.NaN);
        Arrays.fill(band.upper(), 0, 15, Double.NaN);
        double[] shares = Panel.of(trace).coverage().curves().get(0).y();
        // Of forecasts 15 to 19 no interval holds its label, of later ones each does.
        assertThat(shares[5]).isNaN();
        assertThat(shares[6]).isZero();
        assertThat(shares[12]).isEqualTo(2.0 / 7);
    }

    @Test
    void shouldOmitCurvesThatAModelDoesNotHave() {
        Panel panel = Panel.of(trace(List.of()));
        assertThat(panel.weights()).isNull();
        assertThat(panel.forecasts().curves())
                .extracting(Curves.Curve::name)
                .containsExactly("label", "forecast", "lower", "upper");
        assertThat(panel.forecasts().curves().get(2).y()[0]).isEqualTo(0.5);
    }

    @Test
    void shouldGiveTheAnchorTheRemainingWeight() {
        double[] weights = new double[N];
        Arrays.fill(weights, 0.75);
        Trace.Expert expert = new Trace.Expert("e", new double[N], weights);
        Panel panel = Panel.of(trace(List.of(expert)));
        assertThat(panel.weights().curves()).extracting(Curves.Curve::name).containsExactly("e", "anchor");
        assertThat(panel.weights().curves().get(1).y()[7]).isEqualTo(0.25);
        assertThat(panel.saved().curves().get(1).y()).containsOnly(0);
    }
}
