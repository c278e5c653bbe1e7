package io.spindrift.model.series;

import io.spindrift.model.state.FieldVisitor;

/** The observations of the last rows, whose forecasts wait for labels. A row that no observation was on has none. */
final class WaitingRows {
    private final ObservationRef[] observations;
    private final double[] naive;

    /** @param rows the largest horizon */
    WaitingRows(int rows) {
        observations = new ObservationRef[rows];
        naive = new double[rows];
    }

    /** @param observation null for a row that no forecast was issued from */
    void put(long row, ObservationRef observation, double naiveForecast) {
        observations[slot(row)] = observation;
        naive[slot(row)] = naiveForecast;
    }

    /** Returns the observation of a row; null if no forecast was issued from it. */
    ObservationRef observation(long row) {
        return row < 0 ? null : observations[slot(row)];
    }

    double naive(long row) {
        return naive[slot(row)];
    }

    private int slot(long row) {
        return (int) (row % observations.length);
    }

    void visit(FieldVisitor fields) {
        for (int i = 0; i < observations.length; i++) {
            ObservationRef ref = observations[i];
            boolean known = fields.flag("waiting.known", ref != null);
            if (known) {
                observations[i] = ObservationRef.visit(fields, "waiting", ref);
                naive[i] = fields.float64("waiting.naive", naive[i]);
            }
        }
    }
}
