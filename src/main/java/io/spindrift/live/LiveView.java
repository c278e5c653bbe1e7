package io.spindrift.live;

import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.IssuedMixture;
import io.spindrift.model.series.IssuedScore;
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
    public boolean wantsMixtures() {
        return true;
    }

    @Override
    public void observed(String name, long sequence, SeriesEvent.Observation observation) {
        of(name).observed(sequence, observation.time(), observation.value());
    }

    @Override
    public void forecast(String name, IssuedForecast forecast) {
        of(name).forecast(forecast);
    }

    @Override
    public void mixture(String name, IssuedMixture mixture) {
        of(name).mixture(mixture);
    }

    @Override
    public void score(String name, IssuedScore score) {
        of(name).score(score);
    }

    @Override
    public void ended(String name) {
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
