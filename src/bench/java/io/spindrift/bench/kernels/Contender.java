package io.spindrift.bench.kernels;

/** An implementation to measure: in a JVM, or in a process of another language. */
sealed interface Contender permits Subject, Program {
    /** Returns the name in tables and ratios. */
    String label();

    /** Returns the family of implementations that it is compared with. */
    Family family();

    /** Whether its cost depends on N. */
    default boolean hasParticles() {
        return family() == Family.FILTER;
    }
}
