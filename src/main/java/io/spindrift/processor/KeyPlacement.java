package io.spindrift.processor;

import io.spindrift.text.Printable;
import java.util.function.IntSupplier;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects keys that are not in the partition that Kafka's default partitioner for Java would choose. This is no error,
 * as long as all producers of a series use the same partitioner. So such records are counted, and the first one of a
 * task is logged.
 */
final class KeyPlacement {
    private static final Logger LOG = LoggerFactory.getLogger(KeyPlacement.class);

    private final IntSupplier partitions;
    private boolean logged;

    /** @param partitions returns the number of partitions of each input topic; 0 if it is not known */
    KeyPlacement(IntSupplier partitions) {
        this.partitions = partitions;
    }

    /**
     * Whether a record is in another partition than the default partitioner would choose.
     *
     * @param name of the key
     * @param position of the record
     */
    boolean differs(byte[] key, String name, RecordPosition position) {
        int count = partitions.getAsInt();
        if (count <= 1) {
            return false;
        }
        int expected = Utils.toPositive(Utils.murmur2(key)) % count;
        if (expected == position.partition()) {
            return false;
        }
        if (!logged) {
            logged = true;
            LOG.warn(
                    "records of key '{}' came in partition {} of topic '{}'; Kafka's default partitioner for Java "
                            + "chooses partition {}. All producers of a series must use the same partitioner (docs/inputs.md, "
                            + "\"Which partition\"). Further keys of this partition are counted in keys-in-unexpected-partition.",
                    Printable.of(name),
                    position.partition(),
                    position.topic(),
                    expected);
        }
        return true;
    }
}
