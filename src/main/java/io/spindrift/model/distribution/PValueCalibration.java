package io.spindrift.model.distribution;

import io.spindrift.model.state.FieldVisitor;

/** Calibrates p-values by two {@link PValueRate}s in turn: of those below .02, and then of those below .002. */
public final class PValueCalibration {
    private static final PValueRate.Settings USUAL = new PValueRate.Settings(0.02, 1000, 0.0005, 30, 0.01);
    private static final PValueRate.Settings RARE = new PValueRate.Settings(0.002, 3000, 0.0002, 10, 0.02);

    private final PValueRate usual = new PValueRate(USUAL);
    private final PValueRate rare = new PValueRate(RARE);

    /** Returns the calibrated p-value, from 10⁻¹² to 1, and then learns from it. */
    public double calibrate(double pValue) {
        return rare.calibrate(usual.calibrate(pValue));
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields) {
        usual.visit(fields);
        rare.visit(fields);
    }
}
