package io.spindrift.model.series;

import io.spindrift.model.series.Rejection.Kind;
import java.util.Optional;

/** Checks the events of the series mode. */
final class SeriesChecks {
    private SeriesChecks() {}

    static Optional<Rejection> check(SeriesEvent event, IdWindow ids, Regressors exogenous) {
        if (!(event instanceof SeriesEvent.Observation observation)) {
            return Optional.of(
                    new Rejection(
                            Kind.MISMATCH,
                            "expected an observation, got a label: in series mode, values are the labels of earlier observations"));
        }
        if (ids.find(observation.id()) != IdWindow.UNKNOWN) {
            return Optional.of(new Rejection(
                    Kind.DUPLICATE_OBSERVATION,
                    "id: expected a new id, got '" + observation.id() + "', which an earlier observation has"));
        }
        return exogenous.check(observation.x());
    }
}
