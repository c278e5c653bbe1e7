package io.spindrift.demo;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.software.os.OperatingSystem;

/** This machine and this JVM as time series: one number each, taken whenever {@link #sample} is called. */
final class MachineMetrics {
    private static final double MEBIBYTE = 1 << 20;

    private final CentralProcessor processor;
    private final HardwareAbstractionLayer hardware;
    private final OperatingSystem system;
    private long[] ticks;
    private final Map<String, Long> counters = new LinkedHashMap<>();

    MachineMetrics() {
        SystemInfo info = new SystemInfo();
        hardware = info.getHardware();
        system = info.getOperatingSystem();
        processor = hardware.getProcessor();
        ticks = processor.getSystemCpuLoadTicks();
        sample();
    }

    /** The metrics, by name; those that count things are per call. */
    Map<String, Double> sample() {
        Map<String, Double> values = new LinkedHashMap<>();
        processor(values);
        memory(values);
        disks(values);
        network(values);
        machine(values);
        return values;
    }

    private void processor(Map<String, Double> values) {
        values.put("cpu.load.percent", 100 * processor.getSystemCpuLoadBetweenTicks(ticks));
        ticks = processor.getSystemCpuLoadTicks();
        double load = processor.getSystemLoadAverage(1)[0];
        if (load >= 0) {
            values.put("cpu.load.average", load);
        }
        values.put("cpu.context.switches", change("switches", processor.getContextSwitches()));
        values.put("cpu.interrupts", change("interrupts", processor.getInterrupts()));
    }

    private void memory(Map<String, Double> values) {
        values.put("memory.available.mb", hardware.getMemory().getAvailable() / MEBIBYTE);
        values.put("os.threads", (double) system.getThreadCount());
    }

    private void disks(Map<String, Double> values) {
        long written = 0;
        long read = 0;
        for (HWDiskStore disk : hardware.getDiskStores()) {
            written += disk.getWriteBytes();
            read += disk.getReadBytes();
        }
        values.put("disk.written.bytes", change("written", written));
        values.put("disk.read.bytes", change("read", read));
    }

    private void network(Map<String, Double> values) {
        List<NetworkIF> interfaces = hardware.getNetworkIFs(true);
        long packets = 0;
        for (NetworkIF each : interfaces) {
            packets += each.getPacketsRecv() + each.getPacketsSent();
        }
        values.put("network.packets", change("packets", packets));
    }

    private void machine(Map<String, Double> values) {
        values.put(
                "jvm.heap.used.mb",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE);
        long collected = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collected += Math.max(0, collector.getCollectionTime());
        }
        values.put("jvm.gc.ms", change("collected", collected));
        values.put("jvm.threads", (double) ManagementFactory.getThreadMXBean().getThreadCount());
        long buffers = 0;
        for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            buffers += pool.getMemoryUsed();
        }
        values.put("jvm.buffers.mb", buffers / MEBIBYTE);
    }

    private double change(String counter, long now) {
        Long before = counters.put(counter, now);
        return before == null ? 0 : Math.max(0, now - before);
    }
}
