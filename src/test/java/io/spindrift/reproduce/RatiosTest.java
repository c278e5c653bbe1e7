package io.spindrift.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.reproduce.SeriesFiles.Group;
import io.spindrift.reproduce.SeriesFiles.Series;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RatiosTest {
    private static final Path FILE = Path.of("many.csv");

    private final Map<Job<?>, Object> found = new HashMap<>();

    @Test
    void shouldDivideByTheBestBaselineOfEachHorizon() {
        Group one = new Group("one", List.of(series("a", 3, 6, 4, 9)));
        Ratios ratios = new Ratios(new JobResults(found), "blend", 1);
        assertThat(ratios.of(one)).isEqualTo(3.0 / 4, within(1e-12));
        assertThat(ratios.best(one)).isEqualTo("seasonal: season 7");
        assertThat(ratios.cell(one)).isEqualTo("0.750<br>0.375 to 1.125");
        assertThat(new Ratios(new JobResults(found), "blend", 24).of(one)).isNaN();
    }

    @Test
    void shouldCountAFileOfManySeriesAsOne() {
        Group one = new Group("one", List.of(series("a", 2, 6, 4, 9)));
        Group many = new Group("many", List.of(series("b", 4, 1, 2, 2), series("c", 16, 9, 3, 2)));
        Ratios ratios = new Ratios(new JobResults(found), "blend", 1);
        // 4 / 1 and 16 / 2.
        assertThat(ratios.of(many)).isEqualTo(Math.sqrt(32), within(1e-12));
        assertThat(ratios.cell(many)).isEqualTo("5.657<br>2.000 to 12.000");
        assertThat(ratios.best(many)).isEqualTo("naive: 1, rls: 1");
        assertThat(ratios.of(List.of(one, many))).isEqualTo(Math.sqrt(0.5 * Math.sqrt(32)), within(1e-12));
    }

    private Series series(String name, double blend, double naive, double seasonal, double rls) {
        Series series = new Series(FILE, name, name, List.of(7));
        for (SeriesJob job : SeriesJob.all(series, "blend")) {
            // The median is that of the third seed.
            double mse = blend * (job.seed() == 3 ? 1 : job.seed() < 3 ? 0.5 : 1.5);
            found.put(job, new SeriesJob.Found(Map.of(1, mse), Map.of(), 0, 0));
        }
        found.put(
                Baselines.job(series, SeriesJob.EACH),
                List.of(
                        result("naive", null, naive),
                        result("seasonal", "season 7", seasonal),
                        result("rls", "5 lags", rls)));
        return series;
    }

    private static Result result(String model, String chosen, double mse) {
        return new Result("s", model, chosen, 1, 1, mse, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of(), null, List.of());
    }
}
