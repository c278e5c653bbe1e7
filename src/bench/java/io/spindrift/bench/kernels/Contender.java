package io.spindrift.bench.kernels;

/** What is measured: in a JVM, or in a process of another language. */
sealed interface Contender permits Subject, Program {
    /** What it is called in tables and ratios. */
    String label();

    /** What it is compared with. */
    Family family();

    /** Whether its cost depends on N. */
    default boolean hasParticles() {
        return family() == Family.FILTER;
    }
}
