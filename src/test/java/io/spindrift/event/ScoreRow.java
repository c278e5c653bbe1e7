package io.spindrift.event;

import io.spindrift.model.interval.IntervalScore;
import io.spindrift.model.series.ErrorMeasures;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.model.series.ObservationRef;
import java.util.List;

/** One scored forecast of a published label, for tests that compare single figures. */
public record ScoreRow(Score record, HorizonScore score) {

    public static List<ScoreRow> of(List<Score> records) {
        return records.stream()
                .flatMap(record -> record.issued().horizons().stream().map(score -> new ScoreRow(record, score)))
                .toList();
    }

    public String series() {
        return record.series();
    }

    /** The observation that the label belongs to. */
    public ObservationRef observation() {
        return record.issued().observation();
    }

    public String id() {
        return observation().id();
    }

    public double label() {
        return record.issued().label();
    }

    public int horizon() {
        return score.horizon();
    }

    /** The number of the observation at which the forecast was made. */
    public long forecastSequence() {
        return score.madeAt().sequence();
    }

    public double prediction() {
        return score.prediction();
    }

    public double naive() {
        return score.naive();
    }

    public double error() {
        return score.error();
    }

    public ErrorMeasures measures() {
        return score.measures();
    }

    public double pValue() {
        return score.pValue();
    }

    public List<IntervalScore> intervals() {
        return score.intervals();
    }
}
