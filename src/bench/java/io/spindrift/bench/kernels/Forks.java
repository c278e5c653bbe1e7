package io.spindrift.bench.kernels;

import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a subject by JMH in a JVM of its own. */
final class Forks {
    private static final int JMH_WARM_UP_MILLIS = 200;
    private static final Path LOG = Path.of("target/bench/jmh.log");

    private Forks() {}

    static Reading run(Subject subject, Shape shape, Pace pace) {
        var options = new OptionsBuilder()
                .include(KernelBenchmark.class.getName() + "\\.step")
                .param("subject", subject.name())
                .param("shape", shape.toString())
                .param("warmUpMillis", String.valueOf(pace.warmUpMillis()))
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(JMH_WARM_UP_MILLIS))
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(pace.millis()))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .output(LOG.toString());
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            RunResult result = results.iterator().next();
            return new Reading(counter(result, "nanos"), counter(result, "bytes"));
        } catch (RunnerException e) {
            throw new IllegalStateException(subject.label() + " at " + shape + " could not be measured", e);
        }
    }

    private static double counter(RunResult result, String name) {
        Result<?> counter = result.getSecondaryResults().get(name);
        return counter.getScore();
    }
}
