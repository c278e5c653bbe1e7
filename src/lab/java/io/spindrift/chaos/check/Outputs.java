package io.spindrift.chaos.check;

import java.util.LinkedHashMap;
import java.util.Map;

/** All that a run of the application has published. */
public record Outputs(Output forecasts, Output scores, Output alerts, Output deadLetters) {

    /** Each by the name of its topic. */
    public Map<String, Output> byTopic() {
        Map<String, Output> all = new LinkedHashMap<>();
        all.put("forecasts", forecasts);
        all.put("scores", scores);
        all.put("alerts", alerts);
        all.put("dead-letters", deadLetters);
        return all;
    }
}
