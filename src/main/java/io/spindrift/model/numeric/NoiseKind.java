package io.spindrift.model.numeric;

/** How rows of noise are drawn. */
public enum NoiseKind {
    /** Samples that are independent of one another. */
    EXACT,
    /** Windows of a table ({@link NormalTable}): next to free, and rows may share samples. */
    TABLE
}
