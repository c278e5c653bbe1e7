package io.spindrift.backtest;

import io.spindrift.backtest.BacktestReport.Alarm;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.ObservationRef;
import io.spindrift.model.series.SeriesAlarm;
import io.spindrift.model.series.SeriesModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The alarms of a run, in the order of their begins. */
final class AlarmList {
    private final Data data;
    private final String model;
    private final List<Alarm> ended = new ArrayList<>();
    /** The observation that the last alarm began with. */
    private ObservationRef begin;

    /** @param model its name */
    AlarmList(Data data, String model) {
        this.data = data;
        this.model = model;
    }

    void add(IssuedAlarm issued) {
        if (issued.change() == IssuedAlarm.Change.BEGIN) {
            begin = issued.observation();
        } else {
            ended.add(alarm(issued.alarm(), issued.observation()));
        }
    }

    /** Returns all alarms. The last one has no end if the model has it open. */
    List<Alarm> after(SeriesModel last) {
        List<Alarm> all = new ArrayList<>(ended);
        last.openAlarm().ifPresent(open -> all.add(alarm(open, null)));
        return all;
    }

    private Alarm alarm(SeriesAlarm alarm, ObservationRef end) {
        return new Alarm(
                data.series(),
                model,
                begin.sequence(),
                time(begin),
                end == null ? null : end.sequence(),
                end == null ? null : time(end),
                alarm.detector().name().toLowerCase(Locale.ROOT),
                alarm.horizon().isPresent() ? alarm.horizon().getAsInt() : null,
                alarm.evidence().pValue(),
                alarm.evidence().expected(),
                alarm.evidence().seen());
    }

    /** A row is an observation. */
    private Long time(ObservationRef observation) {
        return data.when().dated() ? data.when().inFile((int) observation.sequence()) : null;
    }
}
