package io.spindrift.bench.stream;

/**
 * Records that an application processed at its maximum rate.
 *
 * @param records number of records
 * @param seconds from sending the first record to reading the last forecast
 * @param usage of CPUs meanwhile
 * @param modelNanos the part of it for models in place, with writing a forecast and a score; 0 if it was not measured
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
