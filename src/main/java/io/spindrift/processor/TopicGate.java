package io.spindrift.processor;

/** Decides about each topic when its first record arrives, before that record is processed. */
public interface TopicGate {
    /** Admits all topics. It does not know their numbers of partitions. */
    TopicGate OPEN = topic -> {};

    /**
     * Returns if the topic may be processed.
     *
     * @throws RuntimeException if not; then the task fails before it processes a record of the topic
     */
    void admit(String topic);

    /** Returns the number of partitions of each input topic; 0 if it is not known. */
    default int partitions() {
        return 0;
    }
}
