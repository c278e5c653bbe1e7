package io.spindrift.bench.stream;

/**
 * What is to run.
 *
 * @param model that learns, or {@value #STATELESS}
 * @param series how many
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
