package io.spindrift.bench.kernels;

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
    private final Pace pace;

    Forks(Pace pace) {
        this.pace = pace;
    }

    Reading run(Subject subject, Shape shape) {
        var options = new OptionsBuilder()
                .include(KernelBenchmark.class.getName() + "\\.step")
                .param("subject", subject.name())
                .param("shape", shape.toString())
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(pace.warmUpMillis()))
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(pace.millis()))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        if (subject.isVector()) {
            options.jvmArgsAppend("--add-modules", "jdk.incubator.vector");
        }
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            RunResult result = results.iterator().next();
            Result<?> bytes = result.getSecondaryResults().get("bytes");
            return new Reading(result.getPrimaryResult().getScore(), bytes.getScore());
        } catch (RunnerException e) {
            throw new IllegalStateException(subject.label() + " at " + shape + " could not be measured", e);
        }
    }
}
