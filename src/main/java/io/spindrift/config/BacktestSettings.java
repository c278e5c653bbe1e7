package io.spindrift.config;

import io.spindrift.backtest.Backtest;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.rules.IgnoredSpans;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Builds the settings of a model from the options of a backtest. */
public final class BacktestSettings implements Backtest.Models {
    /** Season lengths from which the baseline takes the best one in hindsight. */
    public static final List<Integer> SEASONS = List.of(7, 12, 24, 48, 96, 144, 168, 288, 336, 365);

    /** Settings that have options of their own. */
    private static final List<String> OWN =
            List.of("input.mode", "model", "model.seed", "scale.window", "series.lags", "series.horizons");

    private final Map<String, String> settings = new LinkedHashMap<>();

    /**
     * @param regression the input mode: regression, or else series
     * @param scaledByFile whether the rows are scaled already
     */
    public BacktestSettings(boolean regression, boolean scaledByFile) {
        settings.put("bootstrap.servers", "none:0");
        settings.put("input.mode", regression ? "regression" : "series");
        settings.put("features.max", "1000");
        settings.put("labels.pending.max", "100000");
        settings.put("dedup.window.observations", "100000");
        if (scaledByFile && regression) {
            settings.put("scale.window", "0");
        }
    }

    /** Sets a setting, unless the value is null. */
    public BacktestSettings with(String name, Object value) {
        if (value != null) {
            settings.put(name, value.toString());
        }
        return this;
    }

    /** Publishes the quantiles that the histogram of probability integral transforms needs, unless a user gives others. */
    public BacktestSettings withQuantiles() {
        settings.putIfAbsent("prediction.quantiles", "0.05,0.5,0.95");
        return this;
    }

    /** Sets the settings that a user gives in addition to the options of the command. */
    public BacktestSettings given(Map<String, String> given) {
        given.keySet().stream().filter(OWN::contains).findFirst().ifPresent(name -> {
            throw new ConfigurationException("--set " + name
                    + ": expected a setting that no option of this command sets, got one that has an option");
        });
        settings.putAll(given);
        return this;
    }

    @Override
    public SeriesSettings settings(String model, long seed) {
        return settings(model, seed, Map.of());
    }

    /**
     * Where the user says nothing of lags, least squares of the series mode is the best in hindsight of several: a baseline that
     * nobody could have chosen beforehand.
     */
    @Override
    public List<Backtest.Variant> variants(String model) {
        if (!model.equals("rls")
                || settings.containsKey("series.lags")
                || !settings.get("input.mode").equals("series")) {
            return List.of();
        }
        List<Backtest.Variant> variants = new ArrayList<>();
        for (String lags : List.of("5", "24", "48")) {
            for (String forgetting : List.of("0.9995", "1")) {
                Map<String, String> own = Map.of(
                        "series.lags",
                        lags,
                        "model.tuning.rls.forgetting.factor",
                        forgetting,
                        "model.tuning.rls.init.variance",
                        "100");
                variants.add(new Backtest.Variant(
                        lags + " lags, forgetting " + forgetting, seed -> settings(model, seed, own)));
            }
        }
        return variants;
    }

    @Override
    public Optional<LongPredicate> alarmIgnored() {
        IgnoredSpans spans = new Configuration(new Sources().settings(settings)).alarmIgnored();
        return spans.isEmpty() ? Optional.empty() : Optional.of(spans::contains);
    }

    private SeriesSettings settings(String model, long seed, Map<String, String> own) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(own);
        all.put("model", model);
        all.put("model.seed", Long.toString(seed));
        return new Configuration(new Sources().settings(all)).series();
    }
}
