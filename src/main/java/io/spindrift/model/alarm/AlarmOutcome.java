package io.spindrift.model.alarm;

/** The effect of an observation on the alarm of a series. At most one is open. */
public sealed interface AlarmOutcome {

    /** Nothing changed: no alarm is open, or one goes on. */
    record Unchanged() implements AlarmOutcome {}

    /** An alarm began. */
    record Began(Alarm alarm) implements AlarmOutcome {}

    /** The open alarm has a more unusual observation. */
    record Worsened(Alarm alarm) implements AlarmOutcome {}

    /**
     * The open alarm ended.
     *
     * @param time of the observation that ended it
     */
    record Ended(Alarm alarm, long time) implements AlarmOutcome {}
}
