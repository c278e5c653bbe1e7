package io.spindrift.bench.stream;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * Processor time, in nanoseconds.
 *
 * @param stream of an application's stream threads
 * @param application of these and of the threads of its clients: all that carry its name; not of the JVM's own, which compile
 *     and collect, nor of RocksDB's
 * @param process of all of the JVM: an embedded broker, and the bench's own clients, among it
 */
record Usage(long stream, long application, long process) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Up to now, of the application of a name. */
    static Usage of(String application) {
        long stream = 0;
        long all = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains(application + "-")) {
                long nanos = Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
                all += nanos;
                stream += thread.getThreadName().matches(".*-StreamThread-\\d+") ? nanos : 0;
            }
        }
        return new Usage(stream, all, SYSTEM.getProcessCpuTime());
    }

    Usage since(Usage before) {
        return new Usage(stream - before.stream, application - before.application, process - before.process);
    }
}
