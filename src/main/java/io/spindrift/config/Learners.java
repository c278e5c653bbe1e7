package io.spindrift.config;

import io.spindrift.model.blend.BlendSettings;
import io.spindrift.model.numeric.NoiseKind;
import io.spindrift.model.past.Seasons;
import io.spindrift.model.readout.Architecture;
import io.spindrift.model.readout.CellKind;
import io.spindrift.model.readout.DirectInput;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.series.InputMode;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.EkfSettings;
import io.spindrift.model.train.KroneckerSettings;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.MlpSettings;
import io.spindrift.model.train.NaiveSettings;
import io.spindrift.model.train.ParticleFilterSettings;
import io.spindrift.model.train.ParticleFilterSettings.Covariances;
import io.spindrift.model.train.ParticleFilterSettings.Proposal;
import io.spindrift.model.train.ParticleFilterSettings.Readout;
import io.spindrift.model.train.ParticleFilterSettings.Remedies;
import io.spindrift.model.train.ParticleFilterSettings.Weighting;
import io.spindrift.model.train.RlsSettings;
import io.spindrift.model.train.SgdSettings;
import java.util.Locale;
import org.apache.kafka.common.config.AbstractConfig;

/** Makes the settings of a learner from the name of a model and the settings that the user gave. */
final class Learners {
    static final String BLEND = "blend";
    static final String BLEND_LINEAR = "blend-linear";
    static final String KRONECKER = "kronecker";

    private final AbstractConfig given;

    Learners(AbstractConfig given) {
        this.given = given;
    }

    LearnerSettings learner(InputMode inputMode) {
        String model = given.getString(ModelKeys.MODEL);
        return switch (model) {
            case BLEND -> blend(BlendSettings.FULL);
            case BLEND_LINEAR -> blend(BlendSettings.LINEAR);
            case "naive" -> new NaiveSettings(inputMode == InputMode.REGRESSION);
            case "rls" -> rls(Defaults.RLS);
            case "mlp" -> mlp(Defaults.MLP);
            case "sgd" -> sgd(Defaults.SGD);
            case "ekf" -> ekf(Defaults.EKF);
            case KRONECKER -> kronecker(Defaults.KRONECKER);
            case "pf" -> filter(Defaults.PAPER);
            case "pf-readout" -> filter(Defaults.READOUT);
            case "pf-diagonal" -> filter(Defaults.DIAGONAL);
            case "pf-block" -> filter(Defaults.BLOCK);
            default ->
                throw new ConfigurationException(ModelKeys.MODEL + ": expected the name of a model, got " + model);
        };
    }

    /** Returns whether a model is a mixture. */
    static boolean isBlend(String model) {
        return model.equals(BLEND) || model.equals(BLEND_LINEAR);
    }

    private BlendSettings blend(BlendSettings own) {
        return new BlendSettings(
                own.networks(),
                given.getLong(ModelKeys.SEED),
                new Seasons(given.getList(SeriesKeys.SERIES_SEASONS).stream()
                        .map(String::trim)
                        .map(Integer::valueOf)
                        .toList()));
    }

    private RlsSettings rls(RlsSettings own) {
        return new RlsSettings(
                number(TuningKeys.RLS_FORGETTING_FACTOR, own.forgetting()),
                number(TuningKeys.RLS_INIT_VARIANCE, own.initVariance()));
    }

    private MlpSettings mlp(MlpSettings own) {
        return new MlpSettings(
                given.getInt(ModelKeys.MLP_UNITS),
                given.getInt(TuningKeys.MLP_COVARIANCE_ENTRIES_MAX),
                number(TuningKeys.INIT_STDDEV, own.initStddev()),
                number(TuningKeys.MLP_INIT_VARIANCE, own.initVariance()),
                number(TuningKeys.MLP_PROCESS_NOISE, own.processNoise()),
                number(TuningKeys.MLP_ERROR_RATIO, own.errorRatio()),
                given.getLong(ModelKeys.SEED));
    }

    private SgdSettings sgd(SgdSettings own) {
        return new SgdSettings(
                network(),
                number(TuningKeys.SGD_LEARNING_RATE, own.learningRate()),
                number(TuningKeys.SGD_DECAY_HALF_LIFE, own.decayHalfLife()),
                number(TuningKeys.INIT_STDDEV, own.initStddev()),
                given.getLong(ModelKeys.SEED));
    }

    private EkfSettings ekf(EkfSettings own) {
        return new EkfSettings(
                network(),
                number(TuningKeys.INIT_STDDEV, own.initStddev()),
                number(TuningKeys.EKF_INIT_VARIANCE_PARAMETERS, own.parameterInitVariance()),
                number(TuningKeys.EKF_INIT_VARIANCE_STATES, own.stateInitVariance()),
                number(TuningKeys.EKF_PROCESS_NOISE_PARAMETERS, own.parameterProcessNoise()),
                number(TuningKeys.EKF_PROCESS_NOISE_STATES, own.stateProcessNoise()),
                number(TuningKeys.NOISE_RATIO, own.noiseRatio()),
                given.getLong(ModelKeys.SEED));
    }

    private KroneckerSettings kronecker(KroneckerSettings own) {
        return new KroneckerSettings(
                network(),
                number(TuningKeys.INIT_STDDEV, own.initStddev()),
                number(TuningKeys.KRONECKER_INIT_VARIANCE, own.initVariance()),
                number(TuningKeys.KRONECKER_PROCESS_NOISE, own.processNoise()),
                number(TuningKeys.KRONECKER_ERROR_RATIO, own.errorRatio()),
                given.getLong(ModelKeys.SEED));
    }

    private ParticleFilterSettings filter(ParticleFilterSettings own) {
        Integer particles = given.getInt(ModelKeys.PF_PARTICLES);
        return new ParticleFilterSettings(
                network(),
                particles == null ? own.particles() : particles,
                number(TuningKeys.PF_PROCESS_NOISE_STDDEV, own.processNoiseStddev()),
                choice(TuningKeys.PF_NOISE_SAMPLING, own.noise(), NoiseKind.class),
                number(TuningKeys.NOISE_RATIO, own.noiseRatio()),
                number(TuningKeys.PF_ERROR_RATIO, own.errorRatio()),
                number(TuningKeys.PF_ESS_THRESHOLD, own.essThreshold()),
                number(TuningKeys.INIT_STDDEV, own.initStddev()),
                remedies(own.remedies()),
                given.getLong(ModelKeys.SEED));
    }

    private Remedies remedies(Remedies own) {
        Covariances covariances = own.covariances();
        return new Remedies(
                choice(TuningKeys.PF_READOUT, own.readout(), Readout.class),
                choice(TuningKeys.PF_PROPOSAL, own.proposal(), Proposal.class),
                new Weighting(
                        number(TuningKeys.PF_WEIGHT_FORGETTING, own.weighting().forgetting()),
                        number(
                                TuningKeys.PF_LIKELIHOOD_EXPONENT,
                                own.weighting().likelihoodExponent())),
                new Covariances(
                        number(TuningKeys.PF_INIT_VARIANCE_READOUT, covariances.readoutInitVariance()),
                        number(TuningKeys.PF_INIT_VARIANCE_GATES, covariances.gateInitVariance()),
                        number(TuningKeys.PF_PROCESS_NOISE_KALMAN, covariances.processNoise())));
    }

    private NetworkSettings network() {
        return new NetworkSettings(
                choice(ModelKeys.CELL, null, CellKind.class),
                choice(ModelKeys.ARCHITECTURE, null, Architecture.class),
                choice(TuningKeys.DIRECT_INPUT, null, DirectInput.class),
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
