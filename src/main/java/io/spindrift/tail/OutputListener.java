package io.spindrift.tail;

import io.spindrift.event.Alert;
import io.spindrift.event.Forecast;
import io.spindrift.event.Score;

/** Receives each record that applications publish. */
public interface OutputListener {

    /** Called for a record of a forecasts topic. */
    void add(Forecast forecast);

    /** Called for a record of a scores topic. */
    void add(Score score);

    /** Called for a record of an alerts topic. */
    void add(Alert alert);

    /**
     * Called for a record of a dead-letter topic.
     *
     * @param kind the kind of the error
     * @param reason the same in words
     */
    void addDeadLetter(String kind, String reason);
}
