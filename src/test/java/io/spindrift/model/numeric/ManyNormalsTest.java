package io.spindrift.model.numeric;

import org.junit.jupiter.api.Tag;

/** A hundred million samples. */
@Tag("long")
final class ManyNormalsTest extends NormalTests {
    ManyNormalsTest() {
        super(5000);
    }
}
