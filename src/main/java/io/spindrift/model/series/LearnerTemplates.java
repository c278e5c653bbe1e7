package io.spindrift.model.series;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.LearnerSettings.Kind;

/** Settings of learners of any kind as they are stored: the kind, then its own. */
public final class LearnerTemplates {

    private LearnerTemplates() {}

    /** Saves settings, or restores stored ones of any kind. */
    public static LearnerSettings visit(LearnerSettings present, FieldVisitor fields) {
        Kind kind = fields.choice("settings.trainer", present.kind(), Kind.class);
        LearnerSettings shape = kind == present.kind() ? present : of(kind);
        return shape.visit(fields);
    }

    private static LearnerSettings of(Kind kind) {
        return switch (kind) {
            case SGD -> Defaults.SGD;
            case EKF -> Defaults.EKF;
            case PARTICLE_FILTER -> Defaults.PAPER;
            case RLS -> Defaults.RLS;
            case MLP -> Defaults.MLP;
            case NAIVE -> Defaults.NAIVE;
            case KRONECKER -> Defaults.KRONECKER;
            case BLEND -> BlendSettings.FULL;
        };
    }
}
