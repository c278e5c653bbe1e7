package io.spindrift.produce;

import io.spindrift.event.SettingsRule;
import io.spindrift.json.RuleWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A rule as a record of the settings topic.
 *
 * @param name the name of the rule, which is the key
 * @param rule the rule, or null to delete the rule of that name
 */
public record RuleRecord(String name, SettingsRule rule) {

    /** Sends the record, and waits until the cluster has acknowledged it. */
    public void send(Map<String, Object> kafka, String topic) {
        byte[] value = rule == null ? null : RuleWriter.bytes(rule);
        OneRecord.send(kafka, new ProducerRecord<>(topic, name.getBytes(StandardCharsets.UTF_8), value));
    }
}
