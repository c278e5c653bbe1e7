package io.spindrift.ablation;

import java.util.ArrayList;
import java.util.List;

/**
 * The learner of series without one of its parts.
 *
 * @param name of the part that is left out
 * @param cuts the changes of sources; none for the whole learner
 */
record Variant(String name, List<Cut> cuts) {
    private static final String MODEL = "io/spindrift/model/";
    private static final String RECENT = MODEL + "mixture/RecentErrors.java";
    private static final String SEASONAL = MODEL + "expert/SeasonalStage.java";
    private static final String NETWORKS = MODEL + "expert/NetworkStage.java";

    /** The learner as it is. */
    static final Variant WHOLE = new Variant("nothing", List.of());

    // Experts by their place in Expert.of: 0 to 10 at all horizons, 11 to 14 at horizon 1, 11 and 12 at the other
    // horizons of networks.
    private static final String AT_FIRST = " && experts == 15";
    private static final String AT_NEXT = " && experts == 13";

    /** All of them, the whole first. */
    static final List<Variant> ALL = List.of(
            WHOLE,
            withoutExperts("naive forecasts with a season", "k >= 1 && k <= 5"),
            withoutExperts("lags", "k == 6"),
            withoutExperts("loose lags", "k == 7"),
            withoutExperts("seasonal", "k == 8"),
            withoutExperts("calendar", "k == 9"),
            withoutExperts("log", "k == 10"),
            without(
                    "innovations of the season before (A, B)",
                    SEASONAL,
                    "features[2 * seasons.count() + s] = Clip.feature(seasonalInnovation(season, h, origin) * per);",
                    "",
                    "features[3 * seasons.count() + s] = Clip.feature((change - expected) * per);",
                    ""),
            without("last errors as features", SEASONAL, "prepareErrors(horizon, origin, per);", ""),
            withoutNetwork("network: LSTM", 0),
            withoutNetwork("network: GLU", 1),
            withoutNetwork("network: MLP", 2),
            withoutExperts("read-outs of the networks", "k == 11 || k == 12" + AT_NEXT),
            without(
                    "mixture: regrets of neighboring horizons",
                    MODEL + "forecaster/Mixtures.java",
                    "int POOLED_FROM = 12;",
                    "int POOLED_FROM = 1000;"),
            without(
                    "mixture: shrinkage",
                    MODEL + "mixture/Shrinkage.java",
                    "return Clamp.between(0, product / (square + prior), 1);",
                    "return 1;"),
            without(
                    "mixture: sleep",
                    RECENT,
                    "double LONG_BOUND = 4;",
                    "double LONG_BOUND = 1e30;",
                    "double SHORT_BOUND = 8;",
                    "double SHORT_BOUND = 1e30;"),
            without(
                    "mixture: bounded labels",
                    MODEL + "mixture/ErrorScale.java",
                    "int TRUSTING = 60;",
                    "int TRUSTING = Integer.MAX_VALUE;"),
            without(
                    "bounded errors of regressions",
                    MODEL + "regression/RobustErrors.java",
                    "int TRUSTING = 60;",
                    "int TRUSTING = Integer.MAX_VALUE;"),
            new Variant(
                    "cleaner of impossible values",
                    List.of(
                            new Cut(
                                    MODEL + "cleaning/InputCleaner.java",
                                    "double SUSPECT = 50;",
                                    "double SUSPECT = 1e300;"),
                            new Cut(
                                    MODEL + "forecaster/YoungRows.java",
                                    "double IMPOSSIBLE = 50;",
                                    "double IMPOSSIBLE = 1e300;"))));

    private static Variant without(String name, String file, String... texts) {
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i < texts.length; i += 2) {
            cuts.add(new Cut(file, texts[i], texts[i + 1]));
        }
        return new Variant(name, cuts);
    }

    /**
     * Experts that forecast and learn, but have no weight.
     *
     * @param which an expression in k and {@code experts}, how many there are
     */
    private static Variant withoutExperts(String name, String which) {
        return new Variant(
                name,
                List.of(
                        new Cut(
                                MODEL + "mixture/HorizonMixture.java",
                                "recent.markAwake(weights.awake);",
                                "recent.markAwake(weights.awake);"
                                        + " for (int k = 0; k < experts; k++) { weights.awake[k] &= !(" + which
                                        + "); }"),
                        new Cut(
                                RECENT,
                                "double square = Math.min(error * error, MAX);",
                                "double square = (" + which + ") ? 3e38 : Math.min(error * error, MAX);")));
    }

    /** A network that has no weight, and whose outputs are not read out. */
    private static Variant withoutNetwork(String name, int network) {
        List<Cut> cuts = new ArrayList<>(withoutExperts(name, "k == " + (12 + network) + AT_FIRST).cuts);
        cuts.add(new Cut(
                NETWORKS,
                "networks[i].current().copyOutputs(phi, place);",
                "if (i == " + network
                        + ") { forecasts[i] = 0; } else { networks[i].current().copyOutputs(phi, place); }"));
        return new Variant(name, cuts);
    }
}
