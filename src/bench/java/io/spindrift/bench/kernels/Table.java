package io.spindrift.bench.kernels;

import io.spindrift.bench.kernels.Findings.Bandwidth;
import io.spindrift.bench.kernels.Findings.Compared;
import io.spindrift.bench.kernels.Findings.Step;
import java.io.PrintStream;
import java.util.Locale;

/** Findings for people. */
final class Table {
    private Table() {}

    static void print(Findings findings, PrintStream out) {
        out.printf("%n%-17s %13s %14s %20s %10s%n", "", "(m, p, N)", "ns a step", "ns a parameter", "bytes");
        for (Step step : findings.steps()) {
            Shape shape = new Shape(step.m(), step.p(), Math.max(1, step.particles()));
            out.printf(
                    Locale.ROOT,
                    "%-17s %13s %14.0f %20.4f %10s%n",
                    step.name(),
                    shape(step.m(), step.p(), step.particles()),
                    step.nanos(),
                    step.nanos() / shape.parameters() / shape.particles(),
                    Double.isNaN(step.bytes()) ? "" : String.format(Locale.ROOT, "%.0f", step.bytes()));
        }
        out.println(
                "ns: of the processor's time; a parameter: of each particle, where there are any; bytes: allocated in a step");
        out.printf("%n%-32s %13s %10s%n", "times faster", "(m, p, N)", "median");
        for (Compared ratio : findings.ratios()) {
            out.printf(
                    Locale.ROOT,
                    "%-32s %13s %10.2f%n",
                    ratio.ratio(),
                    shape(ratio.m(), ratio.p(), ratio.particles()),
                    ratio.value());
        }
        if (!findings.limits().bandwidth().isEmpty()) {
            limits(findings.limits(), out);
        }
    }

    private static void limits(Findings.Limits limits, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%nlimits of a core: %.1f billion multiply-adds a second in float, %.1f in double%n",
                limits.floatMultiplyAdds(),
                limits.doubleMultiplyAdds());
        for (Bandwidth each : limits.bandwidth()) {
            out.printf(
                    Locale.ROOT,
                    "read and written over the parameters at %s: %.1f GB/s%n",
                    shape(each.m(), each.p(), each.particles()),
                    each.gigabytesPerSecond());
        }
    }

    private static String shape(int m, int p, int particles) {
        return particles == 0 ? "(" + m + ", " + p + ")" : "(" + m + ", " + p + ", " + particles + ")";
    }
}
