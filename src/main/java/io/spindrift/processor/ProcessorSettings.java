package io.spindrift.processor;

import io.spindrift.event.RecordLayout;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.rules.IgnoredSpans;
import io.spindrift.store.StoreSettings;

/**
 * The settings of the processor.
 *
 * @param series how series are learned
 * @param alarmIgnored spans in which no alarm begins
 * @param store how models are kept
 * @param labelsTopic the topic that has only labels; empty if there is none
 * @param recordMaxBytes the largest value of an input record
 * @param deadLetterMaxBytes the largest dead letter, key, value and headers together
 * @param input the format of input records
 * @param publishFrom forecasts of observations before this time, in milliseconds since 1970, and scores of their labels are not published; the models learn from them all the same; {@link Long#MIN_VALUE} to publish all
 * @param keyedBySeries whether the key of a forecast or score is the name of its series, and not the key of the record that caused it
 * @param layout of the records of forecasts and scores
 */
public record ProcessorSettings(
        SeriesSettings series,
        IgnoredSpans alarmIgnored,
        StoreSettings store,
        String labelsTopic,
        int recordMaxBytes,
        int deadLetterMaxBytes,
        InputSettings input,
        long publishFrom,
        boolean keyedBySeries,
        RecordLayout layout) {

    public ProcessorSettings {
        if (!labelsTopic.isEmpty() && input.names().byTopic()) {
            throw new IllegalArgumentException("series.name: expected key, because with topic/key the labels of topic '"
                    + labelsTopic + "' would belong to other series than their observations, got topic/key");
        }
    }

    /** Whether there is a history that is learned in silence. */
    public boolean withholds() {
        return publishFrom != Long.MIN_VALUE;
    }
}
