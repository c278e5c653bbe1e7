package io.spindrift.anomaly;

import io.spindrift.csv.CsvTable;
import io.spindrift.model.alarm.AlarmRate;
import io.spindrift.reproduce.Job;
import io.spindrift.reproduce.ResultsSection;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The default model over a series, and how often its p-values are small and its alarms come, compared with nominal.
 *
 * @param file of the series
 * @param column of the file
 * @param name of the series
 * @param labels of a file of NAB, whose windows are left out; null elsewhere
 */
record AlarmRateJob(Path file, String column, String name, NabFolder labels) implements Job<AlarmRateJob.Found> {
    /** p-values that are counted. */
    static final List<Double> NOMINAL = List.of(1e-2, 1e-3, 1e-4);

    /** Rates that are counted: one alarm in as many records. */
    static final List<Integer> RECORDS = List.of(168, 1000, 2016);

    /** Rows before are for learning. */
    static final int FROM = 500;

    /** Series with fewer rows are left out. */
    static final int LONG = 5000;

    /**
     * A count, and the expected count.
     *
     * @param count how often something happened
     * @param expected how often at the nominal rate
     */
    record Counted(long count, double expected) {
        double ratio() {
            return count / expected;
        }

        Counted plus(Counted other) {
            return new Counted(count + other.count, expected + other.expected);
        }
    }

    /**
     * The counts of a series.
     *
     * @param rows number of counted rows
     * @param pValues by {@link #NOMINAL}
     * @param alarms by {@link #RECORDS}
     * @param alarming the same of all alarming rows, those that worsen an open alarm included
     */
    record Found(int rows, List<Counted> pValues, List<Counted> alarms, List<Counted> alarming) {}

    /** Whether the file has enough rows. */
    boolean isLong() {
        return CsvTable.open(file).rows() >= LONG;
    }

    /** The name for a table. */
    String title() {
        return labels == null ? name : "NAB " + ResultsSection.name(file);
    }

    @Override
    public Found run() {
        TimedSeries series = TimedSeries.read(file, column);
        List<AlarmRate> rates =
                RECORDS.stream().map(records -> new AlarmRate(1.0 / records, 0)).toList();
        Detection detection = Detection.run(series, rates);
        NabFile labeled = labels == null ? new NabFile(name, series.rows(), List.of()) : labels.file(name, series);
        int[] rows = IntStream.range(FROM, series.rows())
                .filter(row -> !labeled.isLabeled(row) && !Double.isNaN(detection.pValue(row)))
                .toArray();
        return new Found(
                rows.length,
                NOMINAL.stream()
                        .map(p -> counted(rows, p, row -> detection.pValue(row) <= p))
                        .toList(),
                alarms(rows, k -> row -> detection.stated(k).beginning(row)),
                alarms(rows, k -> row -> detection.stated(k).alarming(row)));
    }

    private static List<Counted> alarms(int[] rows, IntFunction<IntPredicate> alarm) {
        return IntStream.range(0, RECORDS.size())
                .mapToObj(k -> counted(rows, 1.0 / RECORDS.get(k), alarm.apply(k)))
                .toList();
    }

    private static Counted counted(int[] rows, double rate, IntPredicate event) {
        return new Counted(IntStream.of(rows).filter(event).count(), rate * rows.length);
    }
}
