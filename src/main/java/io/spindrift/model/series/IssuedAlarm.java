package io.spindrift.model.series;

/**
 * The begin or the end of an alarm of a series.
 *
 * @param observation that brought it about
 * @param change what happened to the alarm
 * @param alarm at an end with its most unusual observation
 */
public record IssuedAlarm(ObservationRef observation, Change change, SeriesAlarm alarm) implements Outcome {

    /** What happens to an alarm. */
    public enum Change {
        BEGIN,
        END
    }
}
