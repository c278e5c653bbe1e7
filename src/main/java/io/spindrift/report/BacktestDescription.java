package io.spindrift.report;

import io.spindrift.model.series.SeriesSettings;
import java.util.List;
import java.util.Map;

/**
 * What was run.
 *
 * @param file its name
 * @param inputMode "series" or "regression"
 * @param models names, in the order in which they were given
 * @param seeds one run each
 * @param horizons in rows; empty in the regression mode
 * @param testFrom the first row whose forecast is counted
 * @param labelDelay regression mode: how many rows later a label follows
 * @param given settings that were given for all models
 * @param settings of each model that has some
 */
public record BacktestDescription(
        String file,
        String inputMode,
        List<String> models,
        List<Long> seeds,
        List<Integer> horizons,
        long testFrom,
        int labelDelay,
        Map<String, String> given,
        Map<String, SeriesSettings> settings) {}
