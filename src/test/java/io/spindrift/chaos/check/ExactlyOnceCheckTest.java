package io.spindrift.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.event.DeadLetter;
import io.spindrift.event.Forecast;
import io.spindrift.event.RecordLayout;
import io.spindrift.event.Score;
import io.spindrift.json.OutputWriter;
import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedScore;
import io.spindrift.model.series.ObservationRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** The checker must find every kind of error in an output, or its results mean nothing. */
class ExactlyOnceCheckTest {
    private static final int RECORDS = 5000;

    private final List<Feed.Item> fed =
            Stream.generate(new Feed(10, 1, 7)::next).limit(RECORDS).toList();
    private final OutputWriter writer = new OutputWriter();
    private final List<String> told = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> forecasts = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> scores = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();

    ExactlyOnceCheckTest() {
        Map<String, Integer> sequences = new HashMap<>();
        Map<String, Integer> labels = new HashMap<>();
        for (Feed.Item item : fed) {
            if (item.observation()) {
                int sequence = sequences.merge(item.key(), 1, Integer::sum) - 1;
                forecasts.add(record(item, forecast(item, sequence, labels.getOrDefault(item.key(), 0))));
            }
            if (item.labels()) {
                int count = labels.merge(item.key(), 1, Integer::sum);
                scores.add(record(item, score(item, count)));
            }
            if (item.fate() == Feed.Fate.REFUSED) {
                ConsumerRecord<byte[], byte[]> letter =
                        record(item, item.value() == null ? null : new String(item.value(), StandardCharsets.UTF_8));
                letter.headers().add(DeadLetter.KIND, item.kind().text().getBytes(StandardCharsets.UTF_8));
                letters.add(letter);
            }
        }
    }

    @Test
    void shouldUseEveryKindOfInput() {
        assertThat(fed.stream().map(Feed.Item::fate).distinct()).hasSize(Feed.Fate.values().length);
        assertThat(fed.stream().map(Feed.Item::kind).distinct()).hasSize(7);
        assertThat(letters).hasSizeBetween(RECORDS / 20, RECORDS / 10);
        assertThat(fed)
                .isEqualTo(Stream.generate(new Feed(10, 1, 7)::next)
                        .limit(RECORDS)
                        .map(item -> same(item).orElseThrow())
                        .toList());
    }

    @Test
    void shouldFindNothing_whenNothingIsWrong() throws IOException {
        assertThat(check()).isEqualTo(CheckResult.FAULTLESS);
        assertThat(told).isEmpty();
    }

    @Test
    void shouldFindALostForecast() throws IOException {
        forecasts.remove(forecasts.size() - 1);
        assertThat(check()).isEqualTo(new CheckResult(1, 0, 0));
        assertThat(told.get(0)).startsWith("forecasts of series-");
    }

    @Test
    void shouldFindALostForecastBetweenOthers_andTheGapInSequenceNumbers() throws IOException {
        forecasts.remove(100);
        assertThat(check().lost()).isEqualTo(1);
        assertThat(check().different()).isPositive();
    }

    @Test
    void shouldFindADuplicatedForecast() throws IOException {
        forecasts.add(forecasts.get(forecasts.size() - 1));
        assertThat(check()).isEqualTo(new CheckResult(0, 1, 1));
    }

    @Test
    void shouldFindAForecastOfAnUnknownObservation() throws IOException {
        ConsumerRecord<byte[], byte[]> last = forecasts.remove(forecasts.size() - 1);
        String other =
                new String(last.value(), StandardCharsets.UTF_8).replaceAll("\"id\":\"o[0-9]+\"", "\"id\":\"x\"");
        forecasts.add(record(new String(last.key(), StandardCharsets.UTF_8), other));
        assertThat(check()).isEqualTo(new CheckResult(1, 0, 1));
    }

    @Test
    void shouldFindReorderedForecasts() throws IOException {
        // Those of one series are as many records apart as there are series, but for the records between.
        int other = 101;
        while (!new String(forecasts.get(other).key())
                .equals(new String(forecasts.get(100).key()))) {
            other++;
        }
        Collections.swap(forecasts, 100, other);
        CheckResult verdict = check();
        assertThat(verdict.lost() + verdict.duplicated()).isZero();
        assertThat(verdict.different()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void shouldFindALostAndADuplicatedScore() throws IOException {
        ConsumerRecord<byte[], byte[]> last = scores.remove(scores.size() - 1);
        assertThat(check()).isEqualTo(new CheckResult(1, 0, 0));
        scores.add(last);
        scores.add(last);
        assertThat(check()).isEqualTo(new CheckResult(0, 1, 1));
    }

    @Test
    void shouldFindALostAndAnUnexpectedDeadLetter() throws IOException {
        ConsumerRecord<byte[], byte[]> last = letters.remove(letters.size() - 1);
        assertThat(check()).isEqualTo(new CheckResult(1, 0, 0));
        letters.add(last);
        letters.add(forecasts.get(0));
        assertThat(check()).isEqualTo(new CheckResult(0, 0, 1));
    }

    @Test
    void shouldFindAByteThatDiffersFromTheUndisturbedRun() {
        Output calm = Output.of(forecasts);
        List<ConsumerRecord<byte[], byte[]>> other = new ArrayList<>(forecasts);
        ConsumerRecord<byte[], byte[]> record = other.get(50);
        String changed = new String(record.value(), StandardCharsets.UTF_8).replace("2.5", "2.6");
        other.set(50, record(new String(record.key(), StandardCharsets.UTF_8), changed));
        assertThat(Output.of(other).differences(calm, told)).isEqualTo(1);
        assertThat(Output.of(forecasts).differences(calm, told)).isZero();
    }

    private String forecast(Feed.Item item, int sequence, int learned) {
        ObservationRef observation = new ObservationRef(sequence, item.id(), 1);
        IssuedForecast issued =
                new IssuedForecast(observation, 0, false, learned, List.of(new HorizonForecast(0, 2.5, 0, List.of())));
        byte[] json = writer.forecast(new Forecast(item.key(), RecordLayout.PATH, issued));
        return new String(json, StandardCharsets.UTF_8);
    }

    private String score(Feed.Item item, int count) {
        ObservationRef observation = new ObservationRef(0, item.id(), 1);
        HorizonScore score =
                new HorizonScore(0, observation, 2.5, 0, 3, new ErrorMeasures(count, 0, 0, 0), 1, List.of());
        IssuedScore issued = new IssuedScore(observation, List.of(score));
        byte[] json = writer.score(new Score(item.key(), RecordLayout.PATH, issued));
        return new String(json, StandardCharsets.UTF_8);
    }

    private CheckResult check() throws IOException {
        return new ExactlyOnceCheck(fed, told)
                .check(new Outputs(Output.of(forecasts), Output.of(scores), Output.of(letters)));
    }

    /** The item of this feed that is the same to the byte, since arrays are equal only to themselves. */
    private Optional<Feed.Item> same(Feed.Item other) {
        return fed.stream()
                .filter(item -> item.time() == other.time())
                .filter(item -> Arrays.equals(item.value(), other.value()))
                .findFirst();
    }

    private static ConsumerRecord<byte[], byte[]> record(Feed.Item item, String value) {
        return record(item.key(), value);
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, String value) {
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty());
    }
}
