package io.spindrift.tail;

import io.spindrift.event.Forecast;
import io.spindrift.event.Score;

/** Who is told of each record that applications publish. */
public interface OutputListener {

    /** A record of a forecasts topic. */
    void add(Forecast forecast);

    /** A record of a scores topic. */
    void add(Score score);

    /**
     * A record of a dead-letter topic.
     *
     * @param kind what was wrong with it
     * @param reason the same in words
     */
    void addDeadLetter(String kind, String reason);
}
