package io.spindrift.processor;

/** Asked about each topic when the first record of it comes, before anything is done with that. */
public interface TopicGate {
    /** Lets all in, and does not know how many partitions they have. */
    TopicGate OPEN = topic -> {};

    /**
     * Returns if the topic may be read.
     *
     * @throws RuntimeException if not; then the task fails, and nothing of the topic has been read
     */
    void admit(String topic);

    /** How many partitions each input topic has; 0 if that is not known. */
    default int partitions() {
        return 0;
    }
}
