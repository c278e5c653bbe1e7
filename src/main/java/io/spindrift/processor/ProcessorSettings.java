package io.spindrift.processor;

import io.spindrift.model.series.SeriesSettings;
import io.spindrift.store.StoreSettings;

/**
 * What the processor needs to know.
 *
 * @param series how series are learnt
 * @param store how models are kept
 * @param labelsTopic the topic that carries labels alone, or empty
 * @param recordMostBytes the largest value of an input record
 * @param deadLetterMostBytes the largest dead letter, key, value and headers together
 */
public record ProcessorSettings(
        SeriesSettings series, StoreSettings store, String labelsTopic, int recordMostBytes, int deadLetterMostBytes) {}
