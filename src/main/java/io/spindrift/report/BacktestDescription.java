package io.spindrift.report;

import io.spindrift.model.series.SeriesSettings;
import java.util.List;
import java.util.Map;

/**
 * The description of a backtest.
 *
 * @param file the name of the file
 * @param inputMode "series" or "regression"
 * @param models the names of the models, in the order in which they were given
 * @param seeds the seeds, with one run for each
 * @param horizons the horizons, in rows; empty in regression mode
 * @param testFrom the first row whose forecast is scored
 * @param labelDelay regression mode: the number of rows after which a label follows
 * @param given the settings that were given for all models
 * @param settings the settings of each model that has settings
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
