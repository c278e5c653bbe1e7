package io.spindrift.model.blend;

import io.spindrift.model.history.FeatureLayout;
import io.spindrift.model.history.Ring;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.Learner;
import io.spindrift.model.train.RecursiveLeastSquares;
import io.spindrift.model.train.RolloutState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The experts of one horizon of the series mode (docs/maths.md): the naive forecast, two seasonal forecasts, recursive least squares on
 * regressors of growing width and with short and long memories, one that corrects them by the calendar, one on logarithms, and two
 * recurrent networks and an MLP that are told what the linear ones forecast. All forecast the change from the newest value,
 * in units of its scale; their weights begin at 0, so that all begin at the naive forecast.
 *
 * <p>Regressors are those of {@link FeatureLayout}. What they add to one is computed when it is observed, by what is known then.
 */
public final class SeriesExperts implements Learner {
    private static final double LONG = 0.9998;
    private static final double SHORT = 0.998;
    private static final double START_VARIANCE = 0.01;
    private static final double SHRUNK_VARIANCE = 0.003;
    private static final double OPEN_VARIANCE = 100;
    private static final double OPEN_FORGETTING = 0.9995;
    private static final int ERRORS = 5;
    private static final double MAX_LABEL = 1000;

    /** Derived numbers: the seasonal forecast, its errors, and three other forecasts. */
    private static final int SEASONAL_FORECAST = 0;

    private static final int PAST_ERRORS = 1;
    private static final int LAGS_FORECAST = 6;
    private static final int WIDE_FORECAST = 7;
    private static final int ROBUST_FORECAST = 8;

    private final FeatureLayout layout;
    private final int derived;
    private final SeasonalExpert seasonal;
    private final LinearExpert seasons;
    private final LinearExpert lags;
    private final LinearExpert wide;
    private final LinearExpert robust;
    /** The other linear ones. */
    private final List<LinearExpert> plain;

    private final PeriodicExpert periodic;
    private final LogarithmicExpert logarithmic;
    private final List<NetworkExpert> networks;
    private final Ring errors;

    SeriesExperts(FeatureLayout layout, BlendSettings settings, long series, Precision precision) {
        this.layout = layout;
        derived = layout.derived();
        seasonal = new SeasonalExpert(layout);
        Columns near = Columns.of(layout.differences(), layout.shortLags());
        Columns far = Columns.of(layout.differences(), layout.lags());
        Columns season = Columns.of(
                layout.differences(), layout.shortLags(), layout.seasonal(), layout.seasonalCount(), layout.one(), 1);
        Columns all = wideColumns(layout);
        seasons = new LinearExpert(season, LONG, START_VARIANCE, false, precision);
        lags = new LinearExpert(far, LONG, START_VARIANCE, true, precision);
        wide = new LinearExpert(all, LONG, START_VARIANCE, false, precision);
        robust = new LinearExpert(wideColumns(layout), LONG, START_VARIANCE, true, precision);
        plain = List.of(
                new LinearExpert(near, LONG, START_VARIANCE, false, precision),
                new LinearExpert(
                        Columns.of(layout.differences(), layout.shortLags()), SHORT, START_VARIANCE, false, precision),
                new LinearExpert(
                        wideColumns(layout),
                        LONG,
                        Math.min(SHRUNK_VARIANCE, START_VARIANCE / layout.horizon()),
                        false,
                        precision),
                new LinearExpert(
                        Columns.of(layout.differences(), layout.lags(), layout.one(), 1),
                        OPEN_FORGETTING,
                        OPEN_VARIANCE,
                        false,
                        precision));
        periodic = new PeriodicExpert(layout, precision);
        logarithmic = new LogarithmicExpert(layout, LONG, START_VARIANCE, precision);
        networks = new ArrayList<>();
        if (settings.networks()) {
            settings.seriesNetworks(layout.horizon()).forEach(network -> {
                Columns columns = network.columns(layout, derived);
                networks.add(new NetworkExpert(
                        columns, network.settings().create(columns.count(), series + networks.size(), precision)));
            });
        }
        int reach = layout.seasons().reach(layout.horizon()) - layout.horizon();
        errors = new Ring(Math.max(reach + 1, ERRORS));
    }

    private static Columns wideColumns(FeatureLayout layout) {
        return Columns.of(
                layout.differences(),
                layout.shortLags(),
                layout.seasonal(),
                layout.seasonalCount(),
                layout.one(),
                1,
                layout.profiles(),
                layout.profileCount(),
                layout.exogenous(),
                layout.exogenousCount(),
                layout.derived() + PAST_ERRORS,
                ERRORS);
    }

    /** Lags, level, the seasonal forecast and its last errors; what the small network sees. */
    static Columns narrowColumns(FeatureLayout layout, int derived) {
        return Columns.of(narrow(layout, derived));
    }

    private static int[] narrow(FeatureLayout layout, int derived) {
        int near = Math.min(3, layout.lags() - 1);
        return new int[] {
            layout.differences() + 1,
            near,
            layout.level(),
            1,
            derived + SEASONAL_FORECAST,
            1,
            derived + PAST_ERRORS,
            2,
            layout.exogenous(),
            layout.exogenousCount()
        };
    }

    /** These, the profiles, and what the linear ones forecast. */
    static Columns broadColumns(FeatureLayout layout, int derived) {
        return join(narrow(layout, derived), broad(layout, derived));
    }

    private static int[] broad(FeatureLayout layout, int derived) {
        return new int[] {
            layout.profiles(), layout.profileCount(), derived + PAST_ERRORS + ERRORS - 1, 1, derived + LAGS_FORECAST, 2
        };
    }

    /** These, the calendar and the gap. */
    static Columns datedColumns(FeatureLayout layout, int derived) {
        return join(narrow(layout, derived), broad(layout, derived), new int[] {
            layout.calendar(), layout.calendarCount(), layout.gap(), 1
        });
    }

    private static Columns join(int[]... parts) {
        return Columns.of(Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray());
    }

    @Override
    public List<String> experts() {
        List<String> names = new ArrayList<>(List.of(
                "naive",
                "seasonal",
                "seasonal-walk",
                "rls-seasonal",
                "rls-lags",
                "rls-wide",
                "rls-robust",
                "rls-short",
                "rls-short-memory",
                "rls-shrunk",
                "rls-open",
                "rls-calendar",
                "rls-log"));
        names.addAll(List.of("lstm", "lstm-wide", "mlp").subList(0, networks.size()));
        return names;
    }

    @Override
    public void derive(double[] x) {
        double unit = x[layout.unit()];
        if (!(unit > 0)) {
            return;
        }
        x[derived + SEASONAL_FORECAST] = bounded(seasons.forecast(x));
        int back = layout.seasons().back(seasonal.season(), layout.horizon()) - layout.horizon();
        for (int j = 0; j < ERRORS; j++) {
            int at = j < ERRORS - 1 ? j : back;
            x[derived + PAST_ERRORS + j] = errors.has(at) ? bounded(errors.get(at) / unit) : 0;
        }
        x[derived + LAGS_FORECAST] = bounded(lags.forecast(x));
        x[derived + WIDE_FORECAST] = bounded(wide.forecast(x));
        x[derived + ROBUST_FORECAST] = bounded(robust.forecast(x));
    }

    @Override
    public void learn(double[] x, double label) {
        double z = bounded(label);
        seasonal.learn(x, z);
        errors.add(seasons.learn(x, z) * x[layout.unit()]);
        lags.learn(x, z);
        wide.learn(x, z);
        robust.learn(x, z);
        plain.forEach(expert -> expert.learn(x, z));
        periodic.learn(x, x[derived + ROBUST_FORECAST], z);
        if (logarithmic.applies(x)) {
            logarithmic.learn(x, z);
        }
        networks.forEach(network -> network.learn(x, z));
    }

    @Override
    public void skip(double[] x) {
        errors.add(0);
        networks.forEach(network -> network.skip(x));
    }

    @Override
    public RolloutState outlook() {
        List<RolloutState> ahead = networks.stream().map(NetworkExpert::outlook).toList();
        return new RolloutState() {
            @Override
            public void restart() {
                ahead.forEach(RolloutState::restart);
            }

            @Override
            public void advance(double[] x) {
                ahead.forEach(network -> network.advance(x));
            }

            @Override
            public double forecast(double[] x) {
                return x[derived + ROBUST_FORECAST];
            }

            @Override
            public void forecasts(double[] x, double[] out) {
                linear(x, out);
                for (int k = 0; k < ahead.size(); k++) {
                    out[out.length - ahead.size() + k] = ahead.get(k).forecast(x);
                }
            }
        };
    }

    private void linear(double[] x, double[] out) {
        int at = 0;
        out[at++] = 0;
        out[at++] = seasonal.naive(x);
        out[at++] = seasonal.walk(x);
        out[at++] = x[derived + SEASONAL_FORECAST];
        out[at++] = x[derived + LAGS_FORECAST];
        out[at++] = x[derived + WIDE_FORECAST];
        out[at++] = x[derived + ROBUST_FORECAST];
        for (LinearExpert expert : plain) {
            out[at++] = expert.forecast(x);
        }
        out[at++] = periodic.forecast(x, x[derived + ROBUST_FORECAST]);
        out[at] = logarithmic.applies(x) ? logarithmic.forecast(x) : x[derived + WIDE_FORECAST];
    }

    /** Past errors are in the unit of the series. */
    @Override
    public void transfer(long labels) {
        errors.clear();
        List.of(seasons, lags, wide, robust).forEach(expert -> expert.discount(labels));
        plain.forEach(expert -> expert.discount(labels));
        periodic.discount(labels);
        logarithmic.discount(labels);
        networks.forEach(network -> network.transfer(labels));
    }

    @Override
    public void visit(FieldVisitor fields) {
        seasonal.visit(fields);
        seasons.visit(fields);
        errors.visit(fields, "experts.errors");
        lags.visit(fields);
        wide.visit(fields);
        robust.visit(fields);
        plain.forEach(expert -> expert.visit(fields));
        periodic.visit(fields);
        logarithmic.visit(fields);
        networks.forEach(network -> network.visit(fields));
    }

    /** The bytes of the linear experts, about. */
    static long linearBytes(FeatureLayout layout) {
        int near = layout.shortLags();
        int season = near + layout.seasonalCount() + 1;
        int all = wideColumns(layout).count();
        long numbers = RecursiveLeastSquares.numbers(season)
                + 2 * RecursiveLeastSquares.numbers(near)
                + RecursiveLeastSquares.numbers(layout.lags())
                + RecursiveLeastSquares.numbers(layout.lags() + 1)
                + 3 * RecursiveLeastSquares.numbers(all)
                + RecursiveLeastSquares.numbers(PeriodicExpert.size(layout))
                + RecursiveLeastSquares.numbers(layout.logarithmCount())
                + layout.seasons().reach(layout.horizon());
        return numbers * Double.BYTES;
    }

    private static double bounded(double number) {
        return Math.max(-MAX_LABEL, Math.min(MAX_LABEL, number));
    }
}
