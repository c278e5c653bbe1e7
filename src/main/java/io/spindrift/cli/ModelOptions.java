package io.spindrift.cli;

import io.spindrift.config.BacktestSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The models of a backtest and their settings. */
final class ModelOptions {
    @Option(
            names = "--models",
            split = ",",
            paramLabel = "M,N",
            description =
                    "Models: values of the setting 'model', and seasonal (see --season). Default: naive,rls,blend.")
    private List<String> names = List.of("naive", "rls", "blend");

    @Option(
            names = "--lags",
            paramLabel = "P",
            description = "Series mode: number of last values that are used as features.")
    private Integer lags;

    @Option(names = "--horizons", paramLabel = "1-24", description = "Series mode: horizons, in rows: 1,24 or 1-24.")
    private String horizons;

    @Option(
            names = "--season",
            paramLabel = "S",
            description =
                    "Season length of the baseline 'seasonal', in rows. Default: the best one for the file, chosen in hindsight.")
    private Integer season;

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "1,2",
            description = "Seeds. The results are medians over them. Default: 1.")
    private List<Long> seeds = List.of(1L);

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting, for all models. May be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    List<String> names() {
        return names;
    }

    /** Returns the season length of the baseline in rows, or null. */
    Integer season() {
        return season;
    }

    List<Long> seeds() {
        return seeds;
    }

    /** Returns the settings that were given for all models. */
    Map<String, String> given() {
        return settings;
    }

    /** Returns the settings of all models. */
    BacktestSettings settings(boolean regression, boolean scaledByFile) {
        return new BacktestSettings(regression, scaledByFile)
                .with("series.lags", lags)
                .with("series.horizons", horizons)
                .given(settings);
    }
}
