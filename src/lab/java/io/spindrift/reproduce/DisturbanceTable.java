package io.spindrift.reproduce;

import io.spindrift.reproduce.Disturbance.DailySpike;
import io.spindrift.reproduce.Disturbance.Scattered;
import io.spindrift.reproduce.Disturbance.Shift;
import io.spindrift.reproduce.Disturbance.Spike;
import io.spindrift.reproduce.Disturbance.UnitChange;
import io.spindrift.reproduce.SeriesFiles.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The default on series that were disturbed, against the same series as they are. */
final class DisturbanceTable implements ResultsTable {
    private static final List<Integer> SPIKE_ROWS = List.of(1000, 1500);
    private static final List<Double> SPIKES = List.of(30.0, 100.0);
    private static final int ROW = 1500;
    private static final int HALF = DisturbanceJob.ROWS / 2;

    private static final Map<String, Disturbance> ENTRANCE = entrance();

    private final List<Path> absent = new ArrayList<>();
    /** With the rows of a day. */
    private final Map<Series, Integer> series = new LinkedHashMap<>();

    DisturbanceTable(DataDirectory folder) {
        add(folder, "ETTh1", "HUFL", 24);
        add(folder, "ETTh1", "OT", 24);
        add(folder, "nab_nyc_taxi", "value", 48);
        add(folder, "sf_hospital_load_hourly", "value", 24);
        add(folder, "taylor_demand_halfhourly", "value", 48);
    }

    private static Map<String, Disturbance> entrance() {
        Map<String, Disturbance> entrance = new LinkedHashMap<>();
        for (double size : new double[] {1e3, 1e5, 1e7, 1e9}) {
            entrance.put("one value moved by %,.0f deviations".formatted(size), new Spike(ROW, size));
        }
        entrance.put("all values from a row on moved by 1,000 deviations", new Shift(ROW, 1000));
        entrance.put("all values from a row on times 1,000", new UnitChange(ROW, 1000));
        entrance.put("2 % of values moved by ±1,000 deviations", new Scattered(0.02, 1000, SeriesJob.COUNTED_FROM));
        return entrance;
    }

    private void add(DataDirectory folder, String file, String column, int day) {
        Path path = folder.series(file);
        if (Files.isRegularFile(path)) {
            String name = column.equals("value") ? file : file + "." + column;
            series.put(new Series(path, column, name, List.of(day)), day);
        } else if (!absent.contains(path)) {
            absent.add(path);
        }
    }

    @Override
    public String name() {
        return "disturbed";
    }

    @Override
    public List<Path> absent() {
        return absent;
    }

    @Override
    public List<Job<?>> jobs() {
        return List.copyOf(series.keySet().stream().map(this::job).toList());
    }

    private DisturbanceJob job(Series each) {
        List<Disturbance> disturbances = new ArrayList<>(ENTRANCE.values());
        SPIKES.forEach(size -> SPIKE_ROWS.forEach(row -> disturbances.add(new Spike(row, size))));
        SPIKES.forEach(size -> disturbances.add(daily(each, size)));
        return new DisturbanceJob(each, disturbances);
    }

    private Disturbance daily(Series each, double size) {
        return new DailySpike(series.get(each), HALF, size);
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section = new ResultsSection("Disturbed series")
                .paragraph("""
                        `blend`, all 24 horizons, on the first %s rows of some series. The figure is the mean squared error over that of the run on the series
                        as it is, over the same labels. A deviation is the root mean squared one-step error of that run. Unless a table says otherwise, the
                        labels of the %d rows after the disturbance count, but not the value that was moved.
                        """.formatted(ResultsSection.whole(DisturbanceJob.ROWS), Disturbance.AFTER))
                .absent(absent, series.isEmpty());
        if (!series.isEmpty()) {
            spikes(section, done);
            daily(section, done);
            entrance(section, done);
        }
        return section.markdown();
    }

    private void spikes(ResultsSection section, JobResults done) {
        section.heading("One spike").paragraph("One value is moved up, at row 1,000, or at row 1,500.");
        List<String> titles = new ArrayList<>(List.of("series"));
        SPIKES.forEach(size -> DisturbanceJob.HORIZONS.forEach(
                horizon -> titles.add("%.0f deviations, horizon %d".formatted(size, horizon))));
        section.columns(titles);
        List<List<Double>> columns = new ArrayList<>();
        titles.forEach(title -> columns.add(new ArrayList<>()));
        for (Series each : series.keySet()) {
            List<String> cells = new ArrayList<>();
            for (double size : SPIKES) {
                for (int horizon : DisturbanceJob.HORIZONS) {
                    List<Double> ratios = SPIKE_ROWS.stream()
                            .map(row -> ratio(each, new Spike(row, size), horizon, done))
                            .toList();
                    columns.get(cells.size()).addAll(ratios);
                    cells.add(String.join(
                            ", ",
                            ratios.stream()
                                    .map(ratio -> ResultsSection.figure("%.2f", ratio))
                                    .toList()));
                }
            }
            section.row(each.name(), cells);
        }
        section.row(
                "geometric mean",
                columns.subList(0, titles.size() - 1).stream()
                        .map(column -> ResultsSection.figure("%.2f", Means.geometric(column)))
                        .toList());
    }

    private void daily(ResultsSection section, JobResults done) {
        section.heading("A spike at the same hour of every day").paragraph("""
                        One value of every day is moved up. Only those values count as labels, from row %s on. A forecaster that does not expect the spikes is
                        at 900 and 10,000 or more at horizon 1.
                        """.formatted(ResultsSection.whole(HALF)));
        List<String> titles = new ArrayList<>(List.of("series"));
        SPIKES.forEach(size -> DisturbanceJob.HORIZONS.forEach(
                horizon -> titles.add("%.0f deviations, horizon %d".formatted(size, horizon))));
        section.columns(titles);
        for (Series each : series.keySet()) {
            List<String> cells = new ArrayList<>();
            SPIKES.forEach(size -> DisturbanceJob.HORIZONS.forEach(horizon ->
                    cells.add(ResultsSection.figure("%.2f", ratio(each, daily(each, size), horizon, done)))));
            section.row(each.name(), cells);
        }
    }

    private void entrance(ResultsSection section, JobResults done) {
        section.heading("Impossible values, new levels and units").paragraph("""
                        At row 1,500. The geometric mean over the series, with their range below. After a new level or unit, forecasts count from the third
                        value on, which confirms it; errors after a new unit are divided by it. With 2 %% of values moved, all other labels from row %d on
                        count. The last column has how many forecasts, of %s, were further outside the range of the undisturbed series until then than a
                        quarter of it.
                        """.formatted(
                        SeriesJob.COUNTED_FROM,
                        ResultsSection.whole((double) series.size()
                                * DisturbanceJob.HORIZONS.size()
                                * (DisturbanceJob.ROWS - SeriesJob.COUNTED_FROM))));
        section.columns(List.of("disturbance", "horizon 1", "horizon 24", "forecasts out of range"));
        ENTRANCE.forEach((title, disturbance) -> {
            List<String> cells = new ArrayList<>();
            for (int horizon : DisturbanceJob.HORIZONS) {
                cells.add(Means.cell(series.keySet().stream()
                        .map(each -> ratio(each, disturbance, horizon, done))
                        .toList()));
            }
            cells.add(
                    disturbance.staysInRange()
                            ? Integer.toString(outside(disturbance, done))
                            : ResultsSection.UNDEFINED);
            section.row(title, cells);
        });
    }

    private int outside(Disturbance disturbance, JobResults done) {
        return series.keySet().stream()
                .mapToInt(each -> done.of(job(each)).get(disturbance).outside())
                .sum();
    }

    private double ratio(Series each, Disturbance disturbance, int horizon, JobResults done) {
        return done.of(job(each)).get(disturbance).ratios().get(horizon);
    }
}
