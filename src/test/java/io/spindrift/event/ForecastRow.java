package io.spindrift.event;

import io.spindrift.model.interval.Interval;
import io.spindrift.model.series.HorizonForecast;
import java.util.List;

/** One horizon of a published forecast, with the fields that all horizons share, for tests that compare single figures. */
public record ForecastRow(Forecast record, HorizonForecast horizonForecast) {

    public static List<ForecastRow> of(List<Forecast> records) {
        return records.stream()
                .flatMap(record -> record.issued().horizons().stream().map(horizon -> new ForecastRow(record, horizon)))
                .toList();
    }

    public String series() {
        return record.series();
    }

    public String id() {
        return record.issued().observation().id();
    }

    public long sequence() {
        return record.issued().observation().sequence();
    }

    public long time() {
        return record.issued().observation().time();
    }

    public int pendingLabels() {
        return record.issued().pendingLabels();
    }

    public long labelsLearned() {
        return record.issued().labelsLearned();
    }

    public int horizon() {
        return horizonForecast.horizon();
    }

    public double prediction() {
        return horizonForecast.prediction();
    }

    public double naive() {
        return horizonForecast.naive();
    }

    public List<Interval> intervals() {
        return horizonForecast.intervals();
    }
}
