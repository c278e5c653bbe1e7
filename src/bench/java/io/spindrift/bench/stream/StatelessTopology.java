package io.spindrift.bench.stream;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.Forecast;
import io.spindrift.event.InputRecord;
import io.spindrift.event.RecordLayout;
import io.spindrift.event.Score;
import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldSettings;
import io.spindrift.json.JsonDocuments;
import io.spindrift.json.OutputWriter;
import io.spindrift.model.interval.Interval;
import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.ObservationRef;
import io.spindrift.topology.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** An observation comes in, a forecast and a score go out, all JSON of the same fields and digits; nothing is kept. */
final class StatelessTopology {
    private static final String FORECASTS = "forecasts-sink";
    private static final String SCORES = "scores-sink";

    private StatelessTopology() {}

    static Topology of(TopicNames topics) {
        return new Topology()
                .addSource(
                        "source",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        topics.observations().first())
                .addProcessor("processor", Plain::new, "source")
                .addSink(
                        FORECASTS,
                        topics.forecasts(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        "processor")
                .addSink(SCORES, topics.scores(), new ByteArraySerializer(), new ByteArraySerializer(), "processor");
    }

    private static final class Plain extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        private final FieldReader reader = new FieldReader(FieldSettings.DEFAULT, new JsonDocuments());
        private final OutputWriter writer = new OutputWriter();
        private long sequence;

        @Override
        public void process(Record<byte[], byte[]> record) {
            String series = new String(record.key(), StandardCharsets.UTF_8);
            double value;
            try {
                value = ((InputRecord.Observation)
                                reader.series(record.value()).get(0).get())
                        .value()
                        .orElseThrow();
            } catch (BadRecordException e) {
                throw new IllegalStateException(e);
            }
            context()
                    .forward(record.withValue(writer.forecast(forecast(series, record.timestamp(), value))), FORECASTS);
            context().forward(record.withValue(writer.score(score(series, record.timestamp(), value))), SCORES);
            sequence++;
        }

        private Forecast forecast(String series, long time, double value) {
            List<Interval> intervals = List.of(
                    new Interval(0.8, value / 1.01, value * 1.01), new Interval(0.95, value / 1.03, value * 1.03));
            HorizonForecast horizon = new HorizonForecast(1, value * 0.999, value, intervals);
            IssuedForecast issued =
                    new IssuedForecast(new ObservationRef(sequence, null, time), 0, false, sequence, List.of(horizon));
            return new Forecast(series, RecordLayout.PATH, issued);
        }

        private Score score(String series, long time, double value) {
            List<IntervalScore> intervals = List.of(
                    new IntervalScore(0.8, value / 1.01, value * 1.01, value / 123, value / 77, value / 3333),
                    new IntervalScore(0.95, value / 1.03, value * 1.03, value / 103, value / 57, value / 5555));
            ErrorMeasures measures = new ErrorMeasures(sequence, value / 7, value / 70, value / 6);
            ObservationRef observation = new ObservationRef(sequence, null, time);
            HorizonScore horizon = new HorizonScore(
                    1, observation, value * 0.999, value * 0.98, value, measures, value / 1000, intervals);
            return new Score(series, RecordLayout.PATH, new IssuedScore(observation, List.of(horizon)));
        }
    }
}
