package io.spindrift.web;

import io.javalin.http.Context;
import io.spindrift.event.Forecast;
import io.spindrift.event.RecordLayout;
import io.spindrift.json.JsonText;
import io.spindrift.live.SeriesDetail;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.IssuedForecast;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.runtime.StoreUnavailableException;
import io.spindrift.store.StoredSeries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;

/** Queries about series: their recent data in memory, and their states in the store. */
final class SeriesEndpoints {
    private static final String JSON = "application/json";
    /** Reading a state takes as much processor time as a replay of its journal. */
    private static final int AT_ONCE = 2;

    private final Instance instance;
    private final Routing routing;
    private final SeriesListAggregator gathering;
    private final Semaphore readers = new Semaphore(AT_ONCE);

    SeriesEndpoints(Instance instance, Routing routing, SeriesListAggregator gathering) {
        this.gathering = gathering;
        this.instance = instance;
        this.routing = routing;
    }

    /**
     * The last forecast of a series.
     *
     * @param series the name of the series
     * @param committed false: the state may not be committed yet
     * @param forecast as a record of the forecasts topic; null if no label is pending
     */
    record Latest(String series, boolean committed, Forecast forecast) {}

    void list(Context context) {
        answer(context, gathering.listing(SeriesQuery.of(context)));
    }

    void one(Context context) {
        String series = context.pathParam("series");
        if (routing.here(series, context).isEmpty()) {
            return;
        }
        long after = Parameters.whole(context, "after", -1, -1, Long.MAX_VALUE);
        SeriesDetail detail = instance.live()
                .find(series)
                .map(live -> live.detail(after))
                .orElseThrow(() -> Problem.notFound("series '" + series
                        + "' has had no record since this instance started; its state is available under /state"));
        answer(context, detail);
    }

    void forecast(Context context) {
        String series = context.pathParam("series");
        List<Integer> horizons = Parameters.wholes(context, "horizons");
        withState(context, series, (view, rules) -> {
            Optional<IssuedForecast> issued =
                    view.model() == null ? Optional.empty() : view.model().outstanding();
            List<HorizonForecast> all = issued.map(IssuedForecast::horizons).orElse(List.of());
            for (int horizon : horizons) {
                if (all.stream().noneMatch(each -> each.horizon() == horizon)) {
                    throw Problem.notFound("horizon " + horizon + ": expected one of "
                            + all.stream().map(HorizonForecast::horizon).toList()
                            + ", whose forecasts are waiting for their labels");
                }
            }
            List<HorizonForecast> chosen = all.stream()
                    .filter(each -> horizons.isEmpty() || horizons.contains(each.horizon()))
                    .toList();
            return new Latest(
                    series,
                    false,
                    issued.map(forecast -> new Forecast(series, RecordLayout.PATH, forecast.with(chosen)))
                            .orElse(null));
        });
    }

    void scores(Context context) {
        String series = context.pathParam("series");
        withState(
                context,
                series,
                (view, rules) -> Map.of(
                        "series",
                        series,
                        "committed",
                        false,
                        "horizons",
                        view.model() == null ? List.of() : view.model().status().horizons()));
    }

    void state(Context context) {
        String series = context.pathParam("series");
        withState(context, series, (view, rules) -> StateDocument.of(series, view, rules));
    }

    private void withState(
            Context context,
            String series,
            BiFunction<StoredSeries<SeriesModel, SeriesEvent>, RuleRegistry, Object> document) {
        OptionalInt partition = routing.here(series, context);
        if (partition.isPresent()) {
            answer(context, read(series, partition.getAsInt(), document));
        }
    }

    private Object read(
            String series,
            int partition,
            BiFunction<StoredSeries<SeriesModel, SeriesEvent>, RuleRegistry, Object> document) {
        if (!readers.tryAcquire()) {
            throw Problem.unavailable("other states are being read");
        }
        try {
            return instance.queries()
                    .flatMap(queries ->
                            queries.view(series, partition).map(view -> document.apply(view, queries.rules())))
                    .orElseThrow(() -> Problem.notFound(
                            "series '" + series + "': expected a series that has had a record, got none of that name"));
        } catch (StoreUnavailableException | CorruptStateException e) {
            throw Problem.unavailable(e.getMessage());
        } finally {
            readers.release();
        }
    }

    static void answer(Context context, Object document) {
        context.contentType(JSON).result(JsonText.bytes(document));
    }
}
