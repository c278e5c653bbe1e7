package io.spindrift.bench.takeover;

import io.spindrift.bench.takeover.TakeoverRun.Delays;
import io.spindrift.process.Folders;
import io.spindrift.process.NewTopics;
import io.spindrift.process.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long forecasts wait at most while instances restart, are killed and join: from when an observation was due until its
 * committed forecast was read. Two instances with static membership, then three; one broker; four partitions. Series have
 * about 60 KB each, so that a restore has something to do.
 */
@Command(
        name = "takeover",
        description = "The longest wait for a forecast while instances restart, are killed and join.",
        mixinStandardHelpOptions = true)
public final class TakeoverBench implements Callable<Integer> {
    private static final int PARTITIONS = 4;

    @Option(
            names = "--protocols",
            split = ",",
            defaultValue = "classic,streams",
            description = "Values of group.protocol. Default: ${DEFAULT-VALUE}.")
    private List<String> protocols;

    @Option(
            names = "--standbys",
            split = ",",
            defaultValue = "0,1",
            description = "Numbers of standby replicas. Default: ${DEFAULT-VALUE}.")
    private List<Integer> standbys;

    @Option(names = "--series", defaultValue = "1000", description = "Series. Default: ${DEFAULT-VALUE}.")
    private int series;

    @Option(names = "--rate", defaultValue = "100", description = "Observations per second. Default: ${DEFAULT-VALUE}.")
    private double perSecond;

    @Option(names = "--set", description = "Further settings of the instances, NAME=VALUE.")
    private Map<String, String> further = Map.of();

    @Override
    public Integer call() throws Exception {
        System.out.println(
                "| protocol | standby replicas | no event, s | rolling restart, s | kill -9, started again, s "
                        + "| paused for 20 s, s (other partitions) | scale-out, s (partition moved after) | kill -9, not started again, s |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (String protocol : protocols) {
            for (int standby : standbys) {
                print(protocol, standby, measure(protocol, standby));
            }
        }
        return 0;
    }

    private static void print(String protocol, int standby, Delays delays) {
        String moved = delays.moved().isPresent()
                ? String.format(Locale.ROOT, "%.0f", delays.moved().getAsDouble())
                : "not within 120";
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %d | %.1f | %.1f | %.1f | %.1f (%.1f) | %.1f (%s) | %.1f |%n",
                protocol,
                standby,
                delays.quiet(),
                delays.rolling(),
                delays.restarted(),
                delays.paused(),
                delays.others(),
                delays.joined(),
                moved,
                delays.lost());
    }

    private Delays measure(String protocol, int standby) throws Exception {
        Path folder = Files.createTempDirectory("spindrift-takeover-");
        String name = protocol + "-" + standby;
        try (Processes processes = new Processes(folder)) {
            String servers = processes.startBroker();
            Map<String, String> settings = settings(servers, name, protocol, standby);
            NewTopics.create(settings);
            Fleet fleet = new Fleet(processes, folder, settings);
            ForecastDelays.Feed feed = new ForecastDelays.Feed(name, PARTITIONS, series, perSecond);
            try (ForecastDelays delays = new ForecastDelays(servers, feed)) {
                return new TakeoverRun(fleet, delays, standby > 0).run();
            } finally {
                fleet.killAll();
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private Map<String, String> settings(String servers, String name, String protocol, int standby) {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("application.id", name);
        settings.putAll(NewTopics.names(name));
        settings.put("topics.partitions", Integer.toString(PARTITIONS));
        settings.put("topics.replication.factor", "1");
        settings.put("topics.retention.ms", "-1");
        settings.put("replication.factor", "1");
        settings.put("group.protocol", protocol);
        settings.put("num.standby.replicas", Integer.toString(standby));
        if (protocol.equals("classic")) {
            // The least that Kafka Streams accepts: by default, partitions move to a new instance after ten minutes.
            settings.put("probing.rebalance.interval.ms", "60000");
        }
        // About 60 KB per series.
        settings.put("model", "pf-block");
        settings.put("model.units", "3");
        settings.put("pf.particles", "4");
        settings.put("series.lags", "8");
        settings.put("snapshot.interval.events", "20");
        settings.putAll(further);
        return settings;
    }
}
