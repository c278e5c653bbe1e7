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
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long NANOS_A_MILLI = 1_000_000;
    private static final int COUNTED_STEPS = 8;
    /** A warm-up ends after this multiple of its planned time. */
    private static final int LATEST = 4;

    /** A subject's name. */
    @Param("PF_PLAIN_TABLE")
    public String subject;

    /** As {@link Shape#toString} writes it. */
    @Param("8x8x100")
    public String shape;

    /** In CPU time: on a busy machine, wall-clock time does not show how much was compiled. */
    @Param("1000")
    public int warmUpMillis;

    private Feed feed;
    private Steps steps;
    private Counters counters;
    private long count;
    private long countBefore;
    private long cpuBefore;

    @Setup
    public void create() {
        Shape parsed = Shape.parse(shape);
        feed = new Feed(parsed.inputs());
        steps = Subjects.create(Subject.valueOf(subject), parsed);
        long end = THREAD.getCurrentThreadCpuTime() + warmUpMillis * NANOS_A_MILLI;
        long latest = System.nanoTime() + LATEST * warmUpMillis * NANOS_A_MILLI;
        while (THREAD.getCurrentThreadCpuTime() < end && System.nanoTime() < latest) {
            feed.step(steps);
        }
    }

    @Setup(Level.Iteration)
    public void begin() {
        countBefore = count;
        cpuBefore = THREAD.getCurrentThreadCpuTime();
    }

    @Benchmark
    public double step(Counters given) {
        // A fixture method would be given others.
        counters = given;
        count++;
        return feed.step(steps);
    }

    @TearDown(Level.Iteration)
    public void end() {
        counters.nanos = (double) (THREAD.getCurrentThreadCpuTime() - cpuBefore) / (count - countBefore);
        long before = THREAD.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < COUNTED_STEPS; i++) {
            feed.step(steps);
        }
        counters.bytes = (double) (THREAD.getCurrentThreadAllocatedBytes() - before) / COUNTED_STEPS;
    }

    /**
     * What JMH does not count by thread: the processor's time, which other work on the machine does not lengthen, and the bytes
     * allocated, without those of the harness.
     */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Counters {
        private double nanos;
        private double bytes;

        /** A step's. */
        public double nanos() {
            return nanos;
        }

        /** A step's, of a few that are not timed. */
        public double bytes() {
            return bytes;
        }
    }
}
