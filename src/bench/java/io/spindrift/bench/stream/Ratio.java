package io.spindrift.bench.stream;

/** A figure that has a target, or is reported next to one. */
record Ratio(String ratio, double value) {}
