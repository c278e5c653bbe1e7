package io.spindrift.processor;

/** Asked about each topic when the first record of it comes, before anything is done with that. */
public interface TopicGate {
    /** Lets all in. */
    TopicGate OPEN = topic -> {};

    /**
     * Returns if the topic may be read.
     *
     * @throws RuntimeException if not; then the task fails, and nothing of the topic has been read
     */
    void admit(String topic);
}
