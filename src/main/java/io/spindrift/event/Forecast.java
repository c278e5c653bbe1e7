package io.spindrift.event;

import io.spindrift.model.series.IssuedForecast;
import java.util.List;

/**
 * A record of the forecasts topic (schemas/forecast.schema.json, schemas/forecast-row.schema.json).
 *
 * @param series the name of the series
 * @param layout how it is written
 * @param issued the forecasts; a row has one horizon
 */
public record Forecast(String series, RecordLayout layout, IssuedForecast issued) {
    public Forecast {
        layout.require(issued.horizons());
    }

    /** Returns the records that a forecast is published as, horizons in ascending order. */
    public static List<Forecast> of(String series, RecordLayout layout, IssuedForecast issued) {
        return layout.split(issued.horizons()).stream()
                .map(horizons -> new Forecast(series, layout, issued.with(horizons)))
                .toList();
    }
}
