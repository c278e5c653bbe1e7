package io.spindrift.memory;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory of a JVM and of the machine under it.
 *
 * @param heap the most that its heap can take, in bytes
 * @param memory of the container, or of the machine if there is no container with a limit, in bytes
 */
public record Machine(long heap, long memory) {
    /** Returns this JVM's. */
    public static Machine present() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(Runtime.getRuntime().maxMemory(), system.getTotalMemorySize());
    }
}
