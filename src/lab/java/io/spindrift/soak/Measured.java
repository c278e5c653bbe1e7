package io.spindrift.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A footprint, taken again and again until this is closed. */
final class Measured implements AutoCloseable {
    private static final double HOUR_NANOS = 3600e9;
    private static final double MINUTES_AN_HOUR = 60;
    private static final double LOOKS = 60;
    private static final long MIN_PERIOD_MILLIS = 2000;
    private static final double PERCENT = 100;
    /** The lag depends on the load, not on the application. */
    private static final String LAG = "lag";

    private final Footprint footprint;
    private final long periodMillis;
    private final List<Double> hours = new ArrayList<>();
    private final List<Map<String, Double>> figures = new ArrayList<>();
    private final Thread thread = new Thread(this::measure, "soak-footprint");
    private volatile boolean closed;

    /** @param seconds for which it is to be, about */
    Measured(Footprint footprint, double seconds) {
        this.footprint = footprint;
        periodMillis = Math.max(MIN_PERIOD_MILLIS, (long) (1000 * seconds / LOOKS));
        thread.setDaemon(true);
        thread.start();
    }

    /** The largest that a figure was. */
    double max(String figure) {
        return figures.stream().mapToDouble(each -> each.get(figure)).max().orElse(Double.NaN);
    }

    /** All looks in their order, each with the minutes since the first. */
    List<Map<String, Double>> looks() {
        List<Map<String, Double>> looks = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            Map<String, Double> look = new LinkedHashMap<>();
            look.put("minutes", MINUTES_AN_HOUR * hours.get(i));
            look.putAll(figures.get(i));
            looks.add(look);
        }
        return looks;
    }

    /**
     * What rises in the second half, when caches are full and compilers have done their work.
     *
     * @param allowed percent of the median an hour
     */
    List<Rise> rises(double allowed) {
        int from = hours.size() / 2;
        double[] x = hours.stream().skip(from).mapToDouble(each -> each).toArray();
        List<Rise> rises = new ArrayList<>();
        for (String figure : figures.get(from).keySet()) {
            double[] y = figures.stream()
                    .skip(from)
                    .mapToDouble(each -> each.get(figure))
                    .toArray();
            if (!figure.equals(LAG)) {
                rises.add(rise(figure, x, y, allowed));
            }
        }
        return rises;
    }

    private static Rise rise(String figure, double[] x, double[] y, double allowed) {
        double median = Arrays.stream(y).sorted().toArray()[y.length / 2];
        double toPercent = PERCENT / Math.max(median, Double.MIN_NORMAL);
        Slope slope = Slope.of(x, y);
        return new Rise(
                figure,
                median,
                slope.median() * toPercent,
                slope.lower() * toPercent,
                slope.upper() * toPercent,
                slope.lower() * toPercent <= allowed);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure() {
        long begun = System.nanoTime();
        try {
            while (!closed) {
                Map<String, Double> now = footprint.now();
                hours.add((System.nanoTime() - begun) / HOUR_NANOS);
                figures.add(now);
                TimeUnit.MILLISECONDS.sleep(periodMillis);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the application does not say what it takes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
