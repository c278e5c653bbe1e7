package io.spindrift.produce;

import io.spindrift.event.SettingsRule;
import io.spindrift.json.RuleWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A rule as a record of the settings topic.
 *
 * @param name of the rule, its key
 * @param rule or null to take the one of that name out
 */
public record RuleRecord(String name, SettingsRule rule) {

    /** Sends it, and waits until it has been taken. */
    public void send(Map<String, Object> kafka, String topic) {
        byte[] value = rule == null ? null : RuleWriter.bytes(rule);
        OneRecord.send(kafka, new ProducerRecord<>(topic, name.getBytes(StandardCharsets.UTF_8), value));
    }
}
