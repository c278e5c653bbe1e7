package io.spindrift.model.numeric;

/** A million samples. */
final class NormalsTest extends NormalTests {
    NormalsTest() {
        super(50);
    }
}
