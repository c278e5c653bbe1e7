package io.spindrift.bench.kernels;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What JMH runs in a fork: the steps of one subject. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelBenchmark {
    /** A subject's name. */
    @Param("PF_PLAIN_TABLE")
    public String subject;

    /** As {@link Shape#toString} writes it. */
    @Param("8x8x100")
    public String shape;

    private Feed feed;
    private Steps steps;

    /** Bytes that the JVM counts for this thread; JMH's own profiler counts those of its harness as well. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Allocation {
        private static final int STEPS = 20;

        private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private double bytes;

        /** A step's, of twenty that are not timed. */
        public double bytes() {
            return bytes;
        }

        @TearDown(Level.Iteration)
        public void count(KernelBenchmark benchmark) {
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STEPS; i++) {
                benchmark.feed.step(benchmark.steps);
            }
            bytes = (double) (thread.getCurrentThreadAllocatedBytes() - before) / STEPS;
        }
    }

    @Setup
    public void create() {
        Shape parsed = Shape.parse(shape);
        feed = new Feed(parsed.inputs());
        steps = Subjects.create(Subject.valueOf(subject), parsed);
    }

    @Benchmark
    public double step(Allocation allocation) {
        return feed.step(steps);
    }
}
