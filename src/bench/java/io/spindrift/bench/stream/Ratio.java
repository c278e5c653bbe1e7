package io.spindrift.bench.stream;

/** One figure that has an aim, or is beside one. */
record Ratio(String ratio, double value) {}
