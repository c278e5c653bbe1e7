package io.spindrift.cli;

import io.spindrift.backtest.Backtest;
import io.spindrift.config.Configuration;
import io.spindrift.config.ConfigurationException;
import io.spindrift.config.Sources;
import io.spindrift.model.series.Donor;
import io.spindrift.runtime.WarmStartSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The donor of the models of a backtest, if its settings name one.
 *
 * @param donor the donor; null for a cold start
 * @param models the models that can start from the donor
 */
record BacktestDonor(Donor donor, List<String> models) {

    /**
     * Reads the donor that the settings name, if any.
     *
     * @throws ConfigurationException if no model has the settings and the seed of the donor
     */
    static BacktestDonor of(
            Map<String, String> settings, Backtest.Models models, List<String> names, List<Long> seeds) {
        WarmStartSource warmStart = warmStart(settings);
        if (warmStart.file().isEmpty()) {
            return new BacktestDonor(null, List.of());
        }
        Donor donor = warmStart.read(models.settings("naive", seeds.get(0)));
        List<String> warm = names.stream()
                .filter(name -> !name.equals(Backtest.SEASONAL))
                .flatMap(name -> variants(models, name).stream())
                .filter(variant -> seeds.stream()
                        .allMatch(seed ->
                                donor.difference(variant.settings().apply(seed)).isEmpty()))
                .map(Backtest.Variant::name)
                .toList();
        if (warm.isEmpty()) {
            throw new ConfigurationException(
                    "warm.start.file: expected a series that was learned with the settings of one of the models "
                            + String.join(", ", names) + ", with seed " + seeds + ", got other settings: "
                            + donor.settings());
        }
        return new BacktestDonor(donor, warm);
    }

    /** Returns all settings that are run under the name of a model. */
    private static List<Backtest.Variant> variants(Backtest.Models models, String name) {
        List<Backtest.Variant> several = models.variants(name).stream()
                .map(each -> new Backtest.Variant(name + " (" + each.name() + ")", each.settings()))
                .toList();
        return several.isEmpty() ? List.of(new Backtest.Variant(name, seed -> models.settings(name, seed))) : several;
    }

    private static WarmStartSource warmStart(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("bootstrap.servers", "none:0"));
        all.putAll(settings);
        return new Configuration(new Sources().settings(all)).warmStart();
    }
}
