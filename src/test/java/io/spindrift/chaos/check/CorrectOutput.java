package io.spindrift.chaos.check;

import io.spindrift.chaos.feed.Feed;
import io.spindrift.event.Alert;
import io.spindrift.event.DeadLetter;
import io.spindrift.event.Forecast;
import io.spindrift.event.RecordLayout;
import io.spindrift.event.Score;
import io.spindrift.json.OutputWriter;
import io.spindrift.model.alarm.Detector;
import io.spindrift.model.alarm.Evidence;
import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.IssuedAlarm.Change;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.ObservationRef;
import io.spindrift.model.series.SeriesAlarm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** The output that a feed must have, with made-up figures. A test then breaks it. */
final class CorrectOutput {
    private final RecordLayout layout;
    private final List<Feed.Item> fed;
    private final OutputWriter writer = new OutputWriter();
    private final List<ConsumerRecord<byte[], byte[]>> forecasts = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> scores = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> alerts = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> deadLetters = new ArrayList<>();
    private final Map<String, Integer> observations = new HashMap<>();
    private final Map<String, Integer> labels = new HashMap<>();
    /** When the last alarm of a series began. */
    private final Map<String, Long> since = new HashMap<>();
    /** By series and horizon. */
    private final Map<String, Integer> scored = new HashMap<>();

    CorrectOutput(Feed feed, int records, RecordLayout layout) {
        this.layout = layout;
        fed = Stream.generate(feed::next).limit(records).toList();
        fed.forEach(this::publish);
    }

    List<Feed.Item> fed() {
        return fed;
    }

    List<ConsumerRecord<byte[], byte[]>> forecasts() {
        return forecasts;
    }

    List<ConsumerRecord<byte[], byte[]>> scores() {
        return scores;
    }

    List<ConsumerRecord<byte[], byte[]>> alerts() {
        return alerts;
    }

    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return deadLetters;
    }

    /** Returns a record with another value. */
    static ConsumerRecord<byte[], byte[]> record(ConsumerRecord<byte[], byte[]> record, String value) {
        return record(new String(record.key(), StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }

    private void publish(Feed.Item item) {
        int sequence = observations.getOrDefault(item.key(), 0);
        ObservationRef observation = new ObservationRef(sequence, item.id(), item.time());
        if (item.expected().deadLetter() != null) {
            ConsumerRecord<byte[], byte[]> letter = record(item.key(), item.value());
            byte[] kind = item.expected().deadLetter().text().getBytes(StandardCharsets.UTF_8);
            letter.headers().add(DeadLetter.KIND, kind);
            deadLetters.add(letter);
        }
        if (!item.expected().scores().isEmpty()) {
            score(item, observation);
        }
        if (item.expected().forecast()) {
            forecast(item, observation);
            alarm(item.key(), observation);
            observations.put(item.key(), sequence + 1);
        }
    }

    /** An alarm begins at every eighth observation of a series, and ends four later. */
    private void alarm(String series, ObservationRef observation) {
        long sequence = observation.sequence();
        if (sequence % 4 != 0) {
            return;
        }
        Change change = sequence % 8 == 0 ? Change.BEGIN : Change.END;
        if (change == Change.BEGIN) {
            since.put(series, observation.time());
        }
        long begun = since.get(series);
        SeriesAlarm alarm =
                new SeriesAlarm(begun, begun, Detector.NEXT, OptionalInt.of(1), new Evidence(1e-6, 2.5, 90));
        alerts.add(record(series, writer.alert(new Alert(series, new IssuedAlarm(observation, change, alarm)))));
    }

    private void forecast(Feed.Item item, ObservationRef observation) {
        List<HorizonForecast> horizons = item.expected().forecasts().stream()
                .map(horizon -> new HorizonForecast(horizon, 2.5, 0, List.of()))
                .toList();
        int learned = labels.getOrDefault(item.key(), 0);
        for (Forecast forecast :
                Forecast.of(item.key(), layout, new IssuedForecast(observation, 0, false, learned, horizons))) {
            forecasts.add(record(item.key(), writer.forecast(forecast)));
        }
    }

    private void score(Feed.Item item, ObservationRef observation) {
        labels.merge(item.key(), 1, Integer::sum);
        List<HorizonScore> horizons = item.expected().scores().stream()
                .map(horizon -> {
                    ObservationRef madeAt = new ObservationRef(observation.sequence() - horizon, null, 0);
                    int count = scored.merge(item.key() + " " + horizon, 1, Integer::sum);
                    return new HorizonScore(
                            horizon, madeAt, 2.5, 0, 3, new ErrorMeasures(count, 0, 0, 0), 1, List.of());
                })
                .toList();
        for (Score score : Score.of(item.key(), layout, new IssuedScore(observation, horizons))) {
            scores.add(record(item.key(), writer.score(score)));
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, byte[] value) {
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
