package io.spindrift.event;

import io.spindrift.model.series.IssuedScore;
import java.util.List;

/**
 * A record of the scores topic (schemas/score.schema.json, schemas/score-row.schema.json).
 *
 * @param series the name of the series
 * @param layout how it is written
 * @param issued the label and the forecasts that it scores; a row has one forecast
 */
public record Score(String series, RecordLayout layout, IssuedScore issued) {
    public Score {
        layout.require(issued.horizons());
    }

    /** Returns the records that a score is published as, horizons in ascending order. */
    public static List<Score> of(String series, RecordLayout layout, IssuedScore issued) {
        return layout.split(issued.horizons()).stream()
                .map(scores -> new Score(series, layout, new IssuedScore(issued.observation(), scores)))
                .toList();
    }
}
