package io.spindrift.processor;

import io.spindrift.text.Printable;
import java.util.function.IntSupplier;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices records of a task whose key another partitioner than Kafka's default for Java has placed. Nothing is wrong with these as long as
 * all producers of a series place it alike; so they are counted, and the first of a task is logged.
 */
final class KeyPlacement {
    private static final Logger LOG = LoggerFactory.getLogger(KeyPlacement.class);

    private final IntSupplier partitions;
    private boolean logged;

    /** @param partitions how many each input topic has; 0 if that is not known */
    KeyPlacement(IntSupplier partitions) {
        this.partitions = partitions;
    }

    /**
     * Whether a record is in another partition than the default partitioner would give it.
     *
     * @param name of the key
     */
    boolean differs(byte[] key, String name, RecordPosition place) {
        int count = partitions.getAsInt();
        if (count <= 1) {
            return false;
        }
        int expected = Utils.toPositive(Utils.murmur2(key)) % count;
        if (expected == place.partition()) {
            return false;
        }
        if (!logged) {
            logged = true;
            LOG.warn(
                    "records of key '{}' came in partition {} of topic '{}'; Kafka's default partitioner for Java "
                            + "chooses partition {}. All producers of a series must use the same partitioner (docs/inputs.md, "
                            + "\"Which partition\"). Further keys of this partition are counted in keys-in-unexpected-partition.",
                    Printable.of(name),
                    place.partition(),
                    place.topic(),
                    expected);
        }
        return true;
    }
}
