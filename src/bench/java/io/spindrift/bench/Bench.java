package io.spindrift.bench;

import io.spindrift.bench.core.CoreBench;
import io.spindrift.bench.kernels.KernelBench;
import io.spindrift.bench.state.LargeRestartBench;
import io.spindrift.bench.state.RestartBench;
import io.spindrift.bench.state.StateBench;
import io.spindrift.bench.stream.CoreStreamBench;
import io.spindrift.bench.stream.StreamBench;
import io.spindrift.bench.takeover.TakeoverBench;
import io.spindrift.processor.RecordPath;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks: {@code make bench ARGS="kernels --quick"}. */
@Command(
        name = "bench",
        description = "Measures the kernels, what keeping state costs, and the stream from end to end.",
        mixinStandardHelpOptions = true,
        subcommands = {
            KernelBench.class,
            StateBench.class,
            StreamBench.class,
            LargeRestartBench.class,
            TakeoverBench.class,
            CoreBench.class,
            CoreStreamBench.class
        })
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Command(name = "restart", description = "How long forecasts are missing after an instance was killed.")
    void restart() throws Exception {
        RestartBench.run();
    }

    @Command(name = "scaling", description = "The cost of a learning step by size, with fitted exponents.")
    void scaling() {
        Scaling.run();
    }

    @Command(name = "records", description = "What reading, keeping and writing a record costs, in time and in bytes.")
    void records() throws Exception {
        RecordPath.run();
    }
}
