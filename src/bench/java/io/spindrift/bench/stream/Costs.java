package io.spindrift.bench.stream;

/**
 * How many records make a measurement of a second or two.
 *
 * @param records of a measurement
 */
record Costs(int records) {
    private static final int WARM_TIMES = 2;

    static Costs of(String model) {
        return new Costs(
                switch (model) {
                    case "pf" -> 1000;
                    case "blend" -> 2000;
                    case "blend-linear" -> 8000;
                    default -> 40_000;
                });
    }

    /** Each series begins, and the compiler has seen enough. */
    int warmUp(int series) {
        return series + WARM_TIMES * records;
    }
}
