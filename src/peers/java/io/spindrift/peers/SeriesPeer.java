package io.spindrift.peers;

import io.spindrift.reproduce.SeriesFiles;
import java.util.List;

/** The peers on series, with the names that a table gives them. */
enum SeriesPeer {
    PERCEPTRON(Moa.Kind.PERCEPTRON),
    RULES(Moa.Kind.RULES),
    FOREST(Moa.Kind.FOREST),
    SOKNL(Moa.Kind.SOKNL_FOREST),
    CASTER(null);

    /** Season of a series whose season is not known. */
    private static final int SEASON = 24;

    private final Moa.Kind kind;

    SeriesPeer(Moa.Kind kind) {
        this.kind = kind;
    }

    String title() {
        return kind == null ? "AWS RCFCaster" : kind.title();
    }

    /** A new one, for one series. */
    Forecaster over(SeriesFiles.Series series, List<Integer> horizons) {
        return kind == null
                ? new Caster(horizons)
                : new Lagged(horizons, season(series), inputs -> new Moa(kind, inputs));
    }

    private static int season(SeriesFiles.Series series) {
        return series.seasons().size() == 1 ? series.seasons().get(0) : SEASON;
    }
}
