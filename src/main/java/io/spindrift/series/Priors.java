package io.spindrift.series;

import io.spindrift.model.series.Donor;
import io.spindrift.model.series.PooledPrior;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.state.Visit;
import io.spindrift.serde.StateBytes;
import io.spindrift.serde.StoredPrior;

/** Pooled priors as bytes. */
public final class Priors {
    private Priors() {}

    /** Whether a file that begins with these bytes has a pooled prior. */
    public static boolean startsLikeOne(byte[] bytes) {
        return StoredPrior.startsLikeOne(bytes);
    }

    /** Returns the bytes of a prior. */
    public static byte[] save(PooledPrior prior) {
        SeriesModel start = prior.start();
        return new StoredPrior(
                        SeriesModel.CORE_VERSION,
                        prior.series(),
                        start.regressors(),
                        StateBytes.save(start.settings()::visit),
                        StateBytes.save(start::visitLearned))
                .toBytes();
    }

    /**
     * Returns the donor of the bytes of a prior.
     *
     * @param template any settings; stored ones are read into a copy of it
     * @throws CorruptStateException if they are not those of a prior, or if a later core version wrote them
     */
    public static Donor restore(byte[] bytes, SeriesSettings template) {
        StoredPrior prior = StoredPrior.fromBytes(bytes);
        int version = prior.coreVersion();
        if (version > SeriesModel.CORE_VERSION) {
            throw new CorruptStateException(
                    "core version: expected 1 to " + SeriesModel.CORE_VERSION + ", got " + version);
        }
        SeriesSettings settings = StateBytes.restore(prior.settings(), version, template::visit);
        Donor donor = new Donor(settings, prior.regressors(), visit -> restore(prior, visit));
        try {
            PooledPrior.check(donor);
        } catch (IllegalArgumentException e) {
            throw new CorruptStateException("prior: " + e.getMessage());
        }
        return donor;
    }

    private static void restore(StoredPrior prior, Visit visit) {
        StateBytes.restore(prior.learned(), prior.coreVersion(), fields -> {
            visit.visit(fields);
            return prior;
        });
    }
}
