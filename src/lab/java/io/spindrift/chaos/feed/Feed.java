package io.spindrift.chaos.feed;

import io.spindrift.event.DeadLetter;
import java.util.List;
import java.util.Map;

/**
 * An endless input of many series, the same for the same seed however fast it is taken: its records, the output that they must have,
 * and the settings of applications that read it.
 */
public interface Feed {
    /** The largest value of a record that an application accepts, in bytes. */
    int RECORD_MAX_BYTES = 2000;

    /** Returns the next record. */
    Item next();

    /** Returns whether labels have a topic of their own. */
    boolean labelsTopic();

    /** Returns whether the order of its records is fixed, so that runs with and without faults publish the same bytes. */
    boolean ordered();

    /** Returns whether its series have alarms, even in a short run. */
    boolean alarms();

    /** Returns the settings of applications that read it: mode, model, and a cache that is too small for all models. */
    Map<String, String> settings();

    /** Returns the name of an observation in a series: its id, or its time if it has none. */
    static String observationName(String id, long time) {
        return id == null ? "@" + time : id;
    }

    /**
     * One record.
     *
     * @param label whether it belongs on the topic of labels, where there is one
     * @param key the series
     * @param id of the observation; or null
     * @param time in milliseconds since 1970
     * @param value its bytes; or null
     * @param expected the output that it must have
     */
    record Item(boolean label, String key, String id, long time, byte[] value, Expected expected) {
        /** Returns the name of the observation that it is, or is the label of. */
        public String observation() {
            return observationName(id, time);
        }
    }

    /**
     * What must be published for a record, once each.
     *
     * @param forecasts the horizons of its forecasts
     * @param scores the horizons of the forecasts that it scores
     * @param deadLetter the kind of its dead letter; or null
     */
    record Expected(List<Integer> forecasts, List<Integer> scores, DeadLetter.Kind deadLetter) {

        static Expected deadLetter(DeadLetter.Kind kind) {
            return new Expected(List.of(), List.of(), kind);
        }

        /** Returns whether there are forecasts. */
        public boolean forecast() {
            return !forecasts.isEmpty();
        }
    }
}
