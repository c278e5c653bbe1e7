package io.spindrift.model.numeric;

/** How rows of noise are drawn. */
public enum NoiseKind {
    /** Independent samples. */
    EXACT,
    /** Windows of a table ({@link NormalTable}). They cost almost nothing, and rows may share samples. */
    TABLE
}
