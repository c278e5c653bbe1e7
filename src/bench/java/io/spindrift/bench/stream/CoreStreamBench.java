package io.spindrift.bench.stream;

import io.spindrift.demo.EmbeddedBroker;
import io.spindrift.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The default with 24 horizons against the default of an earlier version with one, from end to end. */
@Command(
        name = "stream-core",
        description = {
            "Records per second and bytes of changelog per record of a blend: 24 horizons now, one horizon by an earlier",
            "version; 1,000 series on four partitions. Each application is a process; rounds take them in turn."
        },
        mixinStandardHelpOptions = true)
public final class CoreStreamBench implements Callable<Integer> {
    private static final int SERIES = 1000;
    private static final String ALL = "1-24";
    private static final Path PRESENT = Path.of(".");

    @Option(
            names = "--before",
            required = true,
            paramLabel = "DIR",
            description = "The folder of an earlier version that is built: target/spindrift.jar and target/lib.")
    private Path before;

    @Option(names = "--model", description = "What learns. Default: blend.")
    private String model = "blend";

    @Option(names = "--rounds", description = "How many. Default: 5.")
    private int rounds = 5;

    @Option(names = "--records", description = "Records of a round. Default: 20000.")
    private int records = 20_000;

    @Option(
            names = "--warm-up",
            description =
                    "Records before the first round: code is compiled, and journals have their length. Default: 50000.")
    private int warmUp = 50_000;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("spindrift-bench-");
        Medians now = new Medians();
        Medians then = new Medians();
        Medians ratios = new Medians();
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                Instance present = start(PRESENT, ALL, broker, folder.resolve("now"));
                Instance earlier = start(before, "1", broker, folder.resolve("before"))) {
            present.flood(warmUp);
            earlier.flood(warmUp);
            long presentBytes = present.changelogBytes();
            long earlierBytes = earlier.changelogBytes();
            for (int round = 0; round < rounds; round++) {
                double ofPresent = present.flood(records);
                double ofEarlier = earlier.flood(records);
                now.add(ofPresent);
                then.add(ofEarlier);
                ratios.add(ofPresent / ofEarlier);
            }
            double all = (double) rounds * records;
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d rounds, records per second: 24 horizons now %s; horizon 1 before %s; ratio %s%n"
                            + "changelog, bytes per record: now %.0f; before %.0f%n",
                    model,
                    rounds,
                    now,
                    then,
                    ratios,
                    (present.changelogBytes() - presentBytes) / all,
                    (earlier.changelogBytes() - earlierBytes) / all);
        }
        Folders.delete(folder);
        return 0;
    }

    private Instance start(Path build, String horizons, EmbeddedBroker broker, Path folder) throws IOException {
        return Instance.start(build, build.equals(PRESENT), model, horizons, broker.bootstrapServers(), SERIES, folder);
    }
}
