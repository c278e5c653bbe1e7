package io.spindrift.web;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spindrift.live.LiveSeries;
import io.spindrift.live.LiveView;
import io.spindrift.live.SeriesSummary;
import io.spindrift.runtime.Application;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.ToDoubleFunction;

/**
 * Metrics in the text format of Prometheus: those of the JVM, of Kafka Streams and its clients with the counters of the tasks
 * ({@code kafka_stream_spindrift_…}), and how well the series are forecast that were seen last ({@code spindrift_series_…}).
 */
final class Measurements implements AutoCloseable {
    /** Metrics come and go with tasks. */
    private static final Duration REFRESHED_EVERY = Duration.ofSeconds(5);

    private static final double[] QUANTILES = {0.5, 0.9, 0.99};

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "spindrift-metrics");
        thread.setDaemon(true);
        return thread;
    });
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final LiveView live;
    private final List<KafkaStreamsMetrics> streams = new CopyOnWriteArrayList<>();

    Measurements(Instance instance) {
        live = instance.live();
        Gauge.builder("spindrift.ready", () -> instance.ready() ? 1 : 0)
                .description("Whether all partitions of this instance are restored and worked on")
                .register(registry);
        Gauge.builder(
                        "spindrift.restoring.partitions",
                        () -> instance.queries().stream()
                                .mapToInt(queries -> queries.restoring().size())
                                .sum())
                .description("Partitions whose stores are being restored")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collector.bindTo(registry);
        quality(registry);
    }

    void bind(Application application) {
        KafkaStreamsMetrics bound =
                new KafkaStreamsMetrics(application.streams(), List.of(), refresher, REFRESHED_EVERY);
        bound.bindTo(registry);
        streams.add(bound);
    }

    void scrape(Context context) {
        String type = context.header("Accept");
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
        if (type != null && type.contains("application/openmetrics-text")) {
            context.contentType("application/openmetrics-text; version=1.0.0; charset=utf-8")
                    .result(registry.scrape("application/openmetrics-text; version=1.0.0; charset=utf-8"));
        }
    }

    @Override
    public void close() {
        streams.forEach(KafkaStreamsMetrics::close);
        refresher.shutdownNow();
        collector.close();
        registry.close();
    }

    private void quality(MeterRegistry to) {
        Gauge.builder("spindrift.series.seen", live, view -> view.all().size())
                .description("Series that were seen last, and that the figures of series are of")
                .register(to);
        for (double quantile : QUANTILES) {
            figure(to, "spindrift.series.error.ratio", quantile, SeriesSummary::errorRatio)
                    .description("Root mean squared error over that of persistence")
                    .register(to);
            figure(to, "spindrift.series.coverage", 1 - quantile, SeriesSummary::coverage)
                    .description("Share of labels within the first interval")
                    .register(to);
        }
    }

    private Gauge.Builder<LiveView> figure(
            MeterRegistry to, String name, double quantile, ToDoubleFunction<SeriesSummary> figure) {
        return Gauge.builder(name, live, view -> quantile(view, quantile, figure))
                .tag("quantile", Double.toString(Math.rint(100 * quantile) / 100));
    }

    private static double quantile(LiveView view, double quantile, ToDoubleFunction<SeriesSummary> figure) {
        List<Double> sorted = view.all().stream()
                .map(LiveSeries::summary)
                .mapToDouble(figure)
                .filter(Double::isFinite)
                .sorted()
                .boxed()
                .toList();
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(quantile * sorted.size())));
    }
}
