package io.spindrift.bench.kernels;

/** What is measured: in a JVM, or in a process of another language. */
sealed interface Contender permits Subject, Program {
    /** What it is called in tables and ratios. */
    String label();

    /** Whether its cost depends on N; others are measured once for each m and p. */
    boolean hasParticles();
}
