package io.spindrift.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.chaos.feed.Feed;
import io.spindrift.chaos.feed.RegressionFeed;
import io.spindrift.chaos.feed.RegressionFeed.Labels;
import io.spindrift.chaos.feed.SeriesFeed;
import io.spindrift.event.RecordLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker must find every kind of error in an output, or its results mean nothing. */
class ExactlyOnceCheckTest {
    private static final int RECORDS = 5000;

    private final Feed feed = new RegressionFeed(10, Labels.ON_OBSERVATIONS_TOPIC, RegressionFeed.NO_TIMEOUT, 7);
    private final CorrectOutput correct = new CorrectOutput(feed, RECORDS, RecordLayout.PATH);
    private final List<ConsumerRecord<byte[], byte[]>> forecasts = correct.forecasts();
    private final List<ConsumerRecord<byte[], byte[]>> scores = correct.scores();
    private final List<ConsumerRecord<byte[], byte[]>> letters = correct.deadLetters();
    private final List<String> told = new ArrayList<>();

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
        forecasts.add(CorrectOutput.record(last, other));
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
    void shouldFindALostAndADuplicatedBeginOfAnAlarm() throws IOException {
        ConsumerRecord<byte[], byte[]> begin = correct.alerts().remove(0);
        assertThat(check()).isEqualTo(new CheckResult(0, 0, 1));
        correct.alerts().add(0, begin);
        correct.alerts().add(0, begin);
        assertThat(check()).isEqualTo(new CheckResult(0, 0, 1));
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
        other.set(50, CorrectOutput.record(record, changed));
        assertThat(Output.of(other).differences(calm, told)).isEqualTo(1);
        assertThat(Output.of(forecasts).differences(calm, told)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindNothing_whenNothingIsWrongWithSeveralHorizons(RecordLayout layout) throws IOException {
        assertThat(check(series(layout))).isEqualTo(CheckResult.FAULTLESS);
        assertThat(told).isEmpty();
    }

    @Test
    void shouldFindALostForecastAndScoreOfOneHorizon() throws IOException {
        CorrectOutput series = series(RecordLayout.ROWS);
        series.forecasts().remove(series.forecasts().size() - 1);
        series.scores().remove(series.scores().size() - 1);
        assertThat(check(series)).isEqualTo(new CheckResult(2, 0, 0));
        assertThat(told).allMatch(text -> text.contains(", horizon "));
    }

    @Test
    void shouldFindALostRecordOfAllHorizons() throws IOException {
        CorrectOutput series = series(RecordLayout.PATH);
        series.forecasts().remove(series.forecasts().size() - 1);
        assertThat(check(series)).isEqualTo(new CheckResult(7, 0, 0));
    }

    @Test
    void shouldFindAScoreOfTheForecastOfAnotherObservation() throws IOException {
        CorrectOutput series = series(RecordLayout.ROWS);
        ConsumerRecord<byte[], byte[]> last =
                series.scores().remove(series.scores().size() - 1);
        String other = new String(last.value(), StandardCharsets.UTF_8)
                .replaceFirst("\"forecastSequence\":[0-9]+", "\"forecastSequence\":0");
        series.scores().add(CorrectOutput.record(last, other));
        assertThat(check(series)).isEqualTo(new CheckResult(0, 0, 1));
    }

    private static CorrectOutput series(RecordLayout layout) {
        return new CorrectOutput(new SeriesFeed(layout, 7), RECORDS, layout);
    }

    private CheckResult check() throws IOException {
        return check(correct);
    }

    private CheckResult check(CorrectOutput output) throws IOException {
        return new ExactlyOnceCheck(output.fed(), told)
                .check(new Outputs(
                        Output.of(output.forecasts()),
                        Output.of(output.scores()),
                        Output.of(output.alerts()),
                        Output.of(output.deadLetters())));
    }
}
