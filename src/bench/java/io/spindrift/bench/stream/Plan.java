package io.spindrift.bench.stream;

/**
 * The plan of a run.
 *
 * @param model that learns, or {@value #STATELESS}
 * @param series number of series
 * @param partitions of every topic
 * @param threads stream threads
 */
record Plan(String model, int series, int partitions, int threads) {
    /** The same JSON in and out, and nothing learned or kept. */
    static final String STATELESS = "stateless";

    boolean stateless() {
        return model.equals(STATELESS);
    }
}
