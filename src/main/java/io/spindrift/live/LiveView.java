package io.spindrift.live;

import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.processor.ForecastListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The series that an instance processed most recently. This class is thread-safe. */
public final class LiveView implements ForecastListener {
    private final LiveSettings settings;
    private final Map<String, LiveSeries> series;

    public LiveView(LiveSettings settings) {
        this.settings = settings;
        series = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, LiveSeries> eldest) {
                return size() > settings.series();
            }
        };
    }

    @Override
    public void onApplied(String name, Applied applied) {
        LiveSeries live = of(name);
        for (Outcome outcome : applied.outcomes()) {
            live.on(outcome);
            if (outcome instanceof IssuedForecast issued) {
                live.mixtures(issued.observation().sequence(), applied.mixture());
            }
        }
        live.alarm(applied.openAlarm().map(OpenAlarm::of).orElse(null));
        if (applied.event() instanceof SeriesEvent.Observation observation) {
            live.observed(applied.observations() - 1, observation.time(), observation.value());
        }
    }

    @Override
    public void onRemoved(String name) {
        synchronized (series) {
            series.remove(name);
        }
    }

    /** Returns a series, if it is in the view. Reading a series keeps it in the view longer. */
    public Optional<LiveSeries> find(String name) {
        synchronized (series) {
            return Optional.ofNullable(series.get(name));
        }
    }

    /** Returns all series of the view, the most recent one last. */
    public List<LiveSeries> all() {
        synchronized (series) {
            return new ArrayList<>(series.values());
        }
    }

    private LiveSeries of(String name) {
        synchronized (series) {
            return series.computeIfAbsent(name, unseen -> new LiveSeries(unseen, settings.historyPoints()));
        }
    }
}
