package io.spindrift.reproduce;

import io.spindrift.backtest.Backtest;
import io.spindrift.config.BacktestSettings;
import io.spindrift.csv.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The series of a folder: those that are known, with their seasons, and whatever else is there. */
public final class SeriesFiles {
    /** The column of a file that has more series than this is one of many; some of them will do. */
    private static final int MANY = 10;

    private static final int EVERY = 6;
    private static final List<String> TIMES = List.of("timestamp", "date", "time");
    private static final String ALL_COLUMNS = "ETTh1";
    /** These have a table of their own, with the one above. */
    private static final List<String> ELSEWHERE = List.of("ETTh2", "ETTm1", "ETTm2");

    /**
     * The season of known files in rows, as seen in a plot. For other files, it is chosen in hindsight from the usual
     * ones.
     */
    private static final Map<String, Integer> SEASONS = seasons();

    private final DataDirectory folder;
    private final List<Group> groups;
    private final List<Path> tooShort;

    /**
     * One series.
     *
     * @param file of it
     * @param column of the file
     * @param name of it
     * @param seasons that the baseline knows of, in rows; of several, hindsight chooses; none if the series is no longer than they
     */
    public record Series(Path file, String column, String name, List<Integer> seasons) {}

    /**
     * Series that are counted as one.
     *
     * @param name of it
     * @param series of it, at least one
     */
    public record Group(String name, List<Series> series) {
        /** Its name, and of how many series it is if of several. */
        public String title() {
            return series.size() == 1 ? name : name + " (" + series.size() + " series)";
        }
    }

    /**
     * @param folder of the data
     * @param full whether each series of a file of many is one of the group
     */
    public SeriesFiles(DataDirectory folder, boolean full) {
        this.folder = folder;
        List<Path> files = folder.seriesFiles(List.copyOf(SEASONS.keySet())).stream()
                .filter(file -> !ELSEWHERE.contains(ResultsSection.name(file)))
                .toList();
        this.tooShort = files.stream().filter(file -> !enough(file)).toList();
        this.groups = files.stream()
                .filter(file -> !tooShort.contains(file))
                .flatMap(file -> groups(file, full ? 1 : EVERY).stream())
                .toList();
    }

    /** Returns the groups of series, each of which counts once. */
    public List<Group> groups() {
        return groups;
    }

    /** All series. */
    public List<Series> all() {
        return groups.stream().flatMap(group -> group.series().stream()).toList();
    }

    /** Known files that are not there. */
    public List<Path> absent() {
        return DataDirectory.absent(
                SEASONS.keySet().stream().map(folder::series).toList());
    }

    /** Files that are there, of too few rows for anything to be counted. */
    public List<Path> tooShort() {
        return tooShort;
    }

    private static boolean enough(Path file) {
        return CsvTable.open(file).rows() > SeriesJob.COUNTED_FROM + farthest();
    }

    private static int farthest() {
        return SeriesJob.HORIZONS.get(SeriesJob.HORIZONS.size() - 1);
    }

    private static List<Group> groups(Path file, int every) {
        String name = ResultsSection.name(file);
        CsvTable table = CsvTable.open(file);
        List<String> columns = new ArrayList<>(table.numericColumns());
        columns.removeIf(TIMES::contains);
        if (columns.isEmpty()) {
            return List.of();
        }
        if (columns.size() > MANY) {
            return List.of(new Group(
                    name,
                    IntStream.range(0, columns.size())
                            .filter(i -> i % every == 0)
                            .mapToObj(i -> series(table, file, columns.get(i)))
                            .toList()));
        }
        if (name.equals(ALL_COLUMNS)) {
            return columns.stream()
                    .map(column -> new Group(name + "." + column, List.of(series(table, file, column))))
                    .toList();
        }
        return List.of(new Group(name, List.of(series(table, file, columns.get(columns.size() - 1)))));
    }

    private static Series series(CsvTable table, Path file, String column) {
        String name = ResultsSection.name(file);
        Integer known = SEASONS.get(name);
        List<Integer> seasons = known == null ? BacktestSettings.SEASONS : List.of(known);
        return new Series(
                file,
                column,
                name + "." + column,
                seasons.stream()
                        .filter(season -> Backtest.seasonsBack(season, farthest()) < table.rows())
                        .toList());
    }

    private static Map<String, Integer> seasons() {
        Map<String, Integer> seasons = new LinkedHashMap<>();
        seasons.put("airline_passengers", 12);
        seasons.put("alcoa_aa_daily", 5);
        seasons.put("hkd_usd_daily", 5);
        seasons.put("nab_machine_temperature", 288);
        seasons.put("nab_nyc_taxi", 48);
        seasons.put("saugeen_river_flow_daily", 365);
        seasons.put("sf_hospital_load_hourly", 24);
        seasons.put("taylor_demand_halfhourly", 48);
        seasons.put("trump_approval", 7);
        seasons.put("ETTh1", 24);
        seasons.put("m4_hourly_748", 24);
        return seasons;
    }
}
