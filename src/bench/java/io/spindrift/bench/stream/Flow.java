package io.spindrift.bench.stream;

/**
 * Records that went through an application as fast as it took them.
 *
 * @param records how many
 * @param seconds from the first that was sent to the last forecast that was read
 * @param usage of processors meanwhile
 * @param modelNanos of it, what models took in place, with a forecast and a score made into records; 0 where nobody looked
 * @param changelogBytes that were sent meanwhile
 */
record Flow(long records, double seconds, Usage usage, long modelNanos, double changelogBytes) {
    private static final double NANOS_A_MICRO = 1e3;

    double perSecond() {
        return records / seconds;
    }

    double streamMicros() {
        return usage.stream() / NANOS_A_MICRO / records;
    }

    double applicationMicros() {
        return usage.application() / NANOS_A_MICRO / records;
    }

    double modelMicros() {
        return modelNanos / NANOS_A_MICRO / records;
    }

    double processMicros() {
        return usage.process() / NANOS_A_MICRO / records;
    }
}
