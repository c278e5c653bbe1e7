package io.spindrift.anomaly;

import io.spindrift.model.alarm.AlarmRate;
import io.spindrift.reproduce.Job;
import java.util.List;

/** The default model over a file of NAB. */
record NabJob(NabFolder folder, String name) implements Job<NabJob.Found> {
    private static final double WEEK_MILLIS = 7 * 86_400_000.0;
    /** Accepted alarms per week, from few to many. */
    static final List<Integer> PER_WEEK = List.of(1, 2);

    /** A file, and the detections in it. */
    record Found(NabFile file, Detection detection) {}

    @Override
    public Found run() {
        TimedSeries series = folder.series(name);
        List<AlarmRate> rates = PER_WEEK.stream()
                .map(alarms -> new AlarmRate(0, alarms / WEEK_MILLIS))
                .toList();
        return new Found(folder.file(name, series), Detection.run(series, rates));
    }
}
