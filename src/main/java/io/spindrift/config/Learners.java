package io.spindrift.config;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.history.Seasons;
import io.spindrift.model.numeric.NoiseKind;
import io.spindrift.model.readout.Architecture;
import io.spindrift.model.readout.CellKind;
import io.spindrift.model.readout.DirectInput;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.series.InputMode;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.EkfSettings;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.MlpSettings;
import io.spindrift.model.train.NaiveSettings;
import io.spindrift.model.train.ParticleFilterSettings;
import io.spindrift.model.train.ParticleFilterSettings.Covariances;
import io.spindrift.model.train.ParticleFilterSettings.Proposal;
import io.spindrift.model.train.ParticleFilterSettings.Readout;
import io.spindrift.model.train.ParticleFilterSettings.Weighting;
import io.spindrift.model.train.RlsSettings;
import io.spindrift.model.train.SgdSettings;
import java.util.Locale;
import org.apache.kafka.common.config.AbstractConfig;

/** From the name of a model and what the user gave besides to the settings of a learner. */
final class Learners {
    static final String BLEND = "blend";
    static final String FRUGAL = "frugal";

    private final AbstractConfig given;

    Learners(AbstractConfig given) {
        this.given = given;
    }

    LearnerSettings learner(InputMode feed) {
        String model = given.getString(ModelKeys.MODEL);
        return switch (model) {
            case BLEND -> blend(BlendSettings.FULL);
            case FRUGAL -> blend(BlendSettings.FRUGAL);
            case "persistence" -> new NaiveSettings(feed == InputMode.REGRESSION);
            case "rls" -> rls(Defaults.RLS);
            case "perceptron" -> perceptron(Defaults.PERCEPTRON);
            case "sgd" -> sgd(Defaults.SGD);
            case "ekf" -> ekf(Defaults.EKF);
            case "pf" -> filter(Defaults.PAPER);
            case "pf-readout" -> filter(Defaults.READOUT);
            case "pf-diagonal" -> filter(Defaults.DIAGONAL);
            case "pf-node" -> filter(Defaults.NODE);
            default -> throw new ConfigurationException(ModelKeys.MODEL + ": got " + model);
        };
    }

    /** Whether a model is a mixture of others. */
    static boolean isBlend(String model) {
        return model.equals(BLEND) || model.equals(FRUGAL);
    }

    private BlendSettings blend(BlendSettings own) {
        return new BlendSettings(
                own.networks(),
                choice(ModelKeys.CELL, own.cell(), CellKind.class),
                given.getInt(ModelKeys.UNITS),
                given.getLong(ModelKeys.SEED),
                new Seasons(given.getList(SeriesKeys.SERIES_SEASONS).stream()
                        .map(String::trim)
                        .map(Integer::valueOf)
                        .toList()));
    }

    private RlsSettings rls(RlsSettings own) {
        return new RlsSettings(
                number(ModelKeys.RLS_FORGETTING, own.forgetting()),
                number(ModelKeys.RLS_START_VARIANCE, own.startVariance()));
    }

    private MlpSettings perceptron(MlpSettings own) {
        return new MlpSettings(
                given.getInt(ModelKeys.PERCEPTRON_UNITS),
                given.getInt(ModelKeys.PERCEPTRON_NUMBERS_MAX),
                number(ModelKeys.START_DEVIATION, own.startDeviation()),
                number(ModelKeys.PERCEPTRON_VARIANCE, own.hiddenVariance()),
                number(ModelKeys.PERCEPTRON_DRIFT, own.drift()),
                number(ModelKeys.PERCEPTRON_ERROR_SHARE, own.errorShare()),
                given.getLong(ModelKeys.SEED));
    }

    private SgdSettings sgd(SgdSettings own) {
        return new SgdSettings(
                network(),
                number(ModelKeys.SGD_RATE, own.rate()),
                number(ModelKeys.SGD_HALVING, own.halving()),
                number(ModelKeys.START_DEVIATION, own.startDeviation()),
                given.getLong(ModelKeys.SEED));
    }

    private EkfSettings ekf(EkfSettings own) {
        return new EkfSettings(
                network(),
                number(ModelKeys.START_DEVIATION, own.startDeviation()),
                number(ModelKeys.EKF_PARAMETER_VARIANCE, own.parameterVariance()),
                number(ModelKeys.EKF_STATE_VARIANCE, own.stateVariance()),
                number(ModelKeys.EKF_PARAMETER_DRIFT, own.parameterDrift()),
                number(ModelKeys.EKF_STATE_DRIFT, own.stateDrift()),
                number(ModelKeys.NOISE_SHARE, own.noiseShare()),
                given.getLong(ModelKeys.SEED));
    }

    private ParticleFilterSettings filter(ParticleFilterSettings own) {
        Integer particles = given.getInt(ModelKeys.PF_PARTICLES);
        return new ParticleFilterSettings(
                network(),
                particles == null ? own.particles() : particles,
                number(ModelKeys.PF_PROCESS_NOISE, own.processNoise()),
                choice(ModelKeys.PF_NOISE, own.noise(), NoiseKind.class),
                number(ModelKeys.NOISE_SHARE, own.noiseShare()),
                number(ModelKeys.PF_ERROR_SHARE, own.errorShare()),
                number(ModelKeys.PF_RESAMPLE_BELOW, own.resampleBelow()),
                number(ModelKeys.START_DEVIATION, own.startDeviation()),
                choice(ModelKeys.PF_READOUT, own.readout(), Readout.class),
                choice(ModelKeys.PF_PROPOSAL, own.proposal(), Proposal.class),
                new Weighting(
                        number(ModelKeys.PF_MEMORY, own.weighting().memory()),
                        number(ModelKeys.PF_TEMPER, own.weighting().temper())),
                new Covariances(
                        number(ModelKeys.PF_LINEAR_VARIANCE, own.covariances().linearStart()),
                        number(ModelKeys.PF_GATE_VARIANCE, own.covariances().gateStart()),
                        number(ModelKeys.PF_DRIFT, own.covariances().drift())),
                given.getLong(ModelKeys.SEED));
    }

    private NetworkSettings network() {
        return new NetworkSettings(
                choice(ModelKeys.CELL, null, CellKind.class),
                choice(ModelKeys.ARCHITECTURE, null, Architecture.class),
                choice(ModelKeys.DIRECT_INPUT, null, DirectInput.class),
                given.getInt(ModelKeys.UNITS));
    }

    private double number(String name, double own) {
        Double number = given.getDouble(name);
        return number == null ? own : number;
    }

    private <E extends Enum<E>> E choice(String name, E own, Class<E> type) {
        String text = given.getString(name);
        return text == null
                ? own
                : Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
