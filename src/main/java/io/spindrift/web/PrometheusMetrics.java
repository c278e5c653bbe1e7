package io.spindrift.web;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.spindrift.live.SeriesSummary;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.Schedulers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.ToDoubleFunction;

/**
 * Metrics in the text format of Prometheus: those of the JVM, of Kafka Streams and its clients, with the counters of the tasks
 * ({@code kafka_stream_spindrift_…}), and the accuracy of the recent series ({@code spindrift_series_…}).
 */
final class PrometheusMetrics implements AutoCloseable {
    /** Metrics of Kafka come and go with tasks. */
    private static final Duration REFRESHED_EVERY = Duration.ofSeconds(5);

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final double[] QUANTILES = {0.5, 0.9, 0.99};

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ScheduledExecutorService refresher = Schedulers.named("spindrift-metrics");
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final SeriesListAggregator gathering;
    private final TakeoverMonitor takeover;
    private final MultiGauge standbyLags;
    /** The series at the time of the last scrape. */
    private volatile List<SeriesSummary> summaries = List.of();

    private volatile Optional<KafkaStreamsMetrics> streams = Optional.empty();

    PrometheusMetrics(Instance instance, TakeoverMonitor takeover, SeriesListAggregator gathering) {
        this.gathering = gathering;
        this.takeover = takeover;
        standbyLags = MultiGauge.builder("spindrift.standby.lag")
                .description("Offsets of the changelog that a standby replica of this instance lacks")
                .register(registry);
        Gauge.builder("spindrift.takeover.ready", () -> takeover.takeover().ready() ? 1 : 0)
                .description("Whether other instances can take over the partitions of this one without a long restore")
                .register(registry);
        Gauge.builder("spindrift.ready", () -> instance.ready() ? 1 : 0)
                .description("Whether all partitions of this instance are restored and processed")
                .register(registry);
        Gauge.builder(
                        "spindrift.restoring.partitions",
                        () -> instance.queries()
                                .map(queries -> queries.restoring().size())
                                .orElse(0))
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
        streams = Optional.of(bound);
    }

    void scrape(Context context) {
        String accepted = context.header("Accept");
        boolean open = accepted != null && accepted.contains("application/openmetrics-text");
        String type = open ? OPEN_METRICS : PROMETHEUS;
        // All metrics of series use one snapshot.
        summaries = gathering.own();
        standbyLags.register(
                takeover.ownLags().entrySet().stream()
                        .map(lag ->
                                MultiGauge.Row.of(Tags.of("partition", Integer.toString(lag.getKey())), lag.getValue()))
                        .toList(),
                true);
        context.contentType(type).result(registry.scrape(type));
    }

    @Override
    public void close() {
        streams.ifPresent(KafkaStreamsMetrics::close);
        refresher.shutdownNow();
        collector.close();
        registry.close();
    }

    private void quality(MeterRegistry to) {
        Gauge.builder("spindrift.series.tracked", () -> summaries.size())
                .description("Recent series, which the metrics of series are computed from")
                .register(to);
        for (double quantile : QUANTILES) {
            figure(to, "spindrift.series.error.ratio", quantile, SeriesSummary::errorRatio)
                    .description("Root mean squared error divided by that of the naive forecast")
                    .register(to);
            figure(to, "spindrift.series.coverage", 1 - quantile, SeriesSummary::coverage)
                    .description("Fraction of labels within the first interval")
                    .register(to);
        }
    }

    private Gauge.Builder<?> figure(
            MeterRegistry to, String name, double quantile, ToDoubleFunction<SeriesSummary> figure) {
        return Gauge.builder(name, () -> quantile(quantile, figure))
                .tag("quantile", Double.toString(Math.rint(100 * quantile) / 100));
    }

    private double quantile(double quantile, ToDoubleFunction<SeriesSummary> figure) {
        List<Double> sorted = summaries.stream()
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
