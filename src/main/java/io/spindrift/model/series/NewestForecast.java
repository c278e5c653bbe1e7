package io.spindrift.model.series;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Puts together what all horizons of a series forecast for the last observation that waits for its labels. */
final class NewestForecast {
    private NewestForecast() {}

    /**
     * Returns the forecasts from the last pending observation; empty if no observation is pending. The numbers of pending and of learned
     * labels are the present ones.
     *
     * @param horizons of a series, each with the same last observation
     */
    static Optional<IssuedForecast> of(List<Horizon> horizons) {
        if (horizons.isEmpty() || horizons.get(0).waiting() == 0) {
            return Optional.empty();
        }
        int pendingLabels = 0;
        boolean stale = false;
        long labelsLearned = 0;
        for (Horizon horizon : horizons) {
            pendingLabels = Math.max(pendingLabels, horizon.waiting() - 1);
            stale |= horizon.newestIsStale();
            labelsLearned = Math.max(labelsLearned, horizon.learned());
        }
        return Optional.of(new IssuedForecast(
                horizons.get(0).newest(),
                pendingLabels,
                stale,
                labelsLearned,
                horizons.stream().map(Horizon::newestForecast).toList()));
    }

    /** Adds the forecasts from the last observation to its outcomes. */
    static void addTo(List<Outcome> outcomes, List<Horizon> horizons) {
        IssuedForecast forecast = of(horizons).orElseThrow();
        if (forecast.stale()) {
            outcomes.add(Outcome.Counted.FORECAST_STALE);
        }
        outcomes.add(forecast);
    }

    /** Returns the parts of the last forecast of a horizon; empty where there are none. */
    static Optional<HorizonMixture> mixture(List<Horizon> horizons, int horizon) {
        return horizons.stream()
                .filter(each -> each.ahead() == horizon)
                .map(Horizon::lastMixture)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
