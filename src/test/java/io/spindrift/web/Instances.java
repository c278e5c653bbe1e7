package io.spindrift.web;

import io.spindrift.broker.TestBed;
import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.waiting.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Instances of one application, each with a server; its partitions are spread evenly over them. */
final class Instances implements AutoCloseable {
    static final long START = 1_700_000_000_000L;

    private final TestBed bed;
    private final Path folder;
    private final List<ServedApplication> all = new ArrayList<>();

    Instances(TestBed bed, Path folder) {
        this.bed = bed;
        this.folder = folder;
        bed.createTopics();
    }

    /** Starts one more, with settings of its own. */
    ServedApplication start(Map<String, String> own) {
        Map<String, String> settings = new TreeMap<>(bed.properties());
        settings.put("state.dir", folder.resolve("instance-" + all.size()).toString());
        settings.put("http.port", "0");
        settings.putAll(own);
        Configuration configuration = new Configuration(new Sources().settings(settings));
        all.add(ServedApplication.start(configuration.runtime(), configuration.web()));
        return all.get(all.size() - 1);
    }

    ServedApplication get(int number) {
        return all.get(number);
    }

    List<ServedApplication> all() {
        return all;
    }

    /** Waits until each instance has a number of partitions. */
    void await(int partitions) {
        Waiting.until("all work")
                .until(() -> all.stream()
                        .allMatch(each -> each.application().state().isRunningOrRebalancing()
                                && each.application().queries().active().size() == partitions
                                && each.server().orElseThrow().ready()));
    }

    /** Feeds series, a value each second, and waits for their forecasts. */
    void feed(List<String> series, int values) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            for (String name : series) {
                String value = "{\"value\": " + (Math.sin(i) + series.indexOf(name)) + "}";
                records.add(new ProducerRecord<>(
                        bed.observations(), null, START + 1000L * i, TestBed.bytes(name), TestBed.bytes(value)));
            }
        }
        bed.send(records);
        bed.reader("forecasts").await(values * series.size());
    }

    @Override
    public void close() {
        all.forEach(ServedApplication::close);
    }
}
