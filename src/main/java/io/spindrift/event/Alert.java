package io.spindrift.event;

import io.spindrift.model.series.IssuedAlarm;
import java.util.Locale;

/**
 * A record of the alerts topic (schemas/alert.schema.json).
 *
 * @param series the name of the series
 * @param issued the alarm, and whether it begins or ends
 */
public record Alert(String series, IssuedAlarm issued) {

    /** Returns a detector or a change as a record has it. */
    public static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
