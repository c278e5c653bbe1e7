package io.spindrift.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.spindrift.event.Forecast;
import io.spindrift.event.Score;
import java.io.IOException;

/** Reads the values of records that this application published. */
public final class OutputReader {
    private final ObjectReader forecasts;
    private final ObjectReader scores;

    public OutputReader() {
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        forecasts = mapper.readerFor(Forecast.class);
        scores = mapper.readerFor(Score.class);
    }

    /** Reads the value of a record of the forecasts topic. */
    public Forecast forecast(byte[] json) throws IOException {
        return forecasts.readValue(json);
    }

    /** Reads the value of a record of the scores topic. */
    public Score score(byte[] json) throws IOException {
        return scores.readValue(json);
    }
}
