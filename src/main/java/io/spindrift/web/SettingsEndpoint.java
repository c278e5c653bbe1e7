package io.spindrift.web;

import io.javalin.http.Context;
import io.spindrift.rules.RuleStatus;
import java.util.List;

/** The endpoint of the rules that change settings, as this instance knows them. */
final class SettingsEndpoint {
    private final Instance instance;

    SettingsEndpoint(Instance instance) {
        this.instance = instance;
    }

    /** The document with all rules. */
    record Rules(List<RuleStatus> rules) {}

    void rules(Context context) {
        SeriesEndpoints.answer(
                context,
                new Rules(
                        instance.queries().map(queries -> queries.rules().all()).orElse(List.of())));
    }
}
