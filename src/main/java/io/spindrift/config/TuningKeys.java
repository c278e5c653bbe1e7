package io.spindrift.config;

import io.spindrift.model.train.Defaults;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;

/**
 * The hyper-parameters of the trainers, for research on the models. They are listed in docs/tuning.md, apart from the settings that a
 * user chooses. Most have no default here, because each model has its own in the core.
 */
final class TuningKeys {
    /** The group of these settings, which the main reference leaves out. */
    static final String GROUP = "Tuning";

    static final String PREFIX = "model.tuning.";

    static final String DIRECT_INPUT = PREFIX + "direct.input";
    static final String INIT_STDDEV = PREFIX + "init.stddev";
    static final String NOISE_RATIO = PREFIX + "noise.ratio";
    static final String SGD_LEARNING_RATE = PREFIX + "sgd.learning.rate";
    static final String SGD_DECAY_HALF_LIFE = PREFIX + "sgd.decay.half.life";
    static final String EKF_INIT_VARIANCE_PARAMETERS = PREFIX + "ekf.init.variance.parameters";
    static final String EKF_INIT_VARIANCE_STATES = PREFIX + "ekf.init.variance.states";
    static final String EKF_PROCESS_NOISE_PARAMETERS = PREFIX + "ekf.process.noise.parameters";
    static final String EKF_PROCESS_NOISE_STATES = PREFIX + "ekf.process.noise.states";
    static final String PF_PROCESS_NOISE_STDDEV = PREFIX + "pf.process.noise.stddev";
    static final String PF_NOISE_SAMPLING = PREFIX + "pf.noise.sampling";
    static final String PF_ERROR_RATIO = PREFIX + "pf.error.ratio";
    static final String PF_ESS_THRESHOLD = PREFIX + "pf.ess.threshold";
    static final String PF_READOUT = PREFIX + "pf.readout";
    static final String PF_PROPOSAL = PREFIX + "pf.proposal";
    static final String PF_WEIGHT_FORGETTING = PREFIX + "pf.weight.forgetting";
    static final String PF_LIKELIHOOD_EXPONENT = PREFIX + "pf.likelihood.exponent";
    static final String PF_INIT_VARIANCE_READOUT = PREFIX + "pf.init.variance.readout";
    static final String PF_INIT_VARIANCE_GATES = PREFIX + "pf.init.variance.gates";
    static final String PF_PROCESS_NOISE_KALMAN = PREFIX + "pf.process.noise.kalman";
    static final String MLP_COVARIANCE_ENTRIES_MAX = PREFIX + "mlp.covariance.entries.max";
    static final String MLP_INIT_VARIANCE = PREFIX + "mlp.init.variance";
    static final String MLP_PROCESS_NOISE = PREFIX + "mlp.process.noise";
    static final String MLP_ERROR_RATIO = PREFIX + "mlp.error.ratio";
    static final String KRONECKER_INIT_VARIANCE = PREFIX + "kronecker.init.variance";
    static final String KRONECKER_PROCESS_NOISE = PREFIX + "kronecker.process.noise";
    static final String KRONECKER_ERROR_RATIO = PREFIX + "kronecker.error.ratio";
    static final String RLS_FORGETTING_FACTOR = PREFIX + "rls.forgetting.factor";
    static final String RLS_INIT_VARIANCE = PREFIX + "rls.init.variance";

    private static final double MIN_PROCESS_NOISE = 1e-9;
    private static final double MIN_RATIO = 1e-6;

    private TuningKeys() {}

    static void define(ConfigDef def) {
        Group group = new Group(def, GROUP);
        networks(group);
        ekf(group);
        filter(group);
        mlp(group);
        kronecker(group);
        rls(group);
    }

    private static void networks(Group group) {
        group.choice(
                DIRECT_INPUT,
                Defaults.NETWORK.directInput().name().toLowerCase(Locale.ROOT),
                Importance.LOW,
                "How x enters the direct term of the read-out: as tanh(x), or as x.",
                "tanh",
                "plain");
        number(
                group,
                INIT_STDDEV,
                Bounds.above(0, 10),
                "Standard deviation of the initial parameters of a new series.");
        number(
                group,
                NOISE_RATIO,
                Bounds.inclusive(MIN_RATIO, 100),
                "ekf, pf: R, the variance of the label noise, as a ratio to the variance of the labels.");
        number(group, SGD_LEARNING_RATE, Bounds.above(0, 1), "sgd: initial learning rate.");
        number(
                group,
                SGD_DECAY_HALF_LIFE,
                Bounds.inclusive(0, 1e12),
                "sgd: number of labels after which the learning rate is half of its initial value; 0 for a constant rate.");
    }

    private static void ekf(Group group) {
        number(group, EKF_INIT_VARIANCE_PARAMETERS, Bounds.above(0, 100), "ekf: initial variance of each parameter.");
        number(group, EKF_INIT_VARIANCE_STATES, Bounds.above(0, 100), "ekf: initial variance of each state.");
        number(
                group,
                EKF_PROCESS_NOISE_PARAMETERS,
                Bounds.inclusive(MIN_PROCESS_NOISE, 1),
                "ekf: variance that is added to each parameter at every step.");
        number(
                group,
                EKF_PROCESS_NOISE_STATES,
                Bounds.inclusive(MIN_PROCESS_NOISE, 1),
                "ekf: variance that is added to each state at every step.");
    }

    private static void filter(Group group) {
        number(
                group,
                PF_PROCESS_NOISE_STDDEV,
                Bounds.inclusive(0, 1),
                "pf: standard deviation of the noise on every sampled state and parameter; with a Kalman proposal, on the "
                        + "sampled read-out only.");
        group.choice(
                PF_NOISE_SAMPLING,
                null,
                Importance.LOW,
                "pf: how that noise is drawn. exact: each sample is independent of all others. table: samples are windows of a "
                        + "precomputed table, which takes almost no time; two windows may overlap.",
                "exact",
                "table");
        number(
                group,
                PF_ERROR_RATIO,
                Bounds.zeroOr(MIN_RATIO, 1000),
                "pf: R as a ratio to the variance of the model's own errors; 0 to use " + NOISE_RATIO + ".");
        number(
                group,
                PF_ESS_THRESHOLD,
                Bounds.inclusive(0, 1),
                "pf: the filter resamples when the effective sample size falls below this fraction of N.");
        group.choice(
                PF_READOUT,
                null,
                Importance.LOW,
                "pf: whether the read-out is sampled, or integrated out (Rao-Blackwellized).",
                "sampled",
                "integrated");
        group.choice(
                PF_PROPOSAL,
                null,
                Importance.LOW,
                "pf: the proposal of the gates: the prior, or a Kalman filter with a diagonal or a block covariance.",
                "prior",
                "diagonal",
                "blocks");
        weights(group);
    }

    private static void weights(Group group) {
        number(
                group,
                PF_WEIGHT_FORGETTING,
                Bounds.above(0, 1),
                "pf: factor that the log-weights are multiplied by before each label.");
        number(
                group,
                PF_LIKELIHOOD_EXPONENT,
                Bounds.above(0, 1),
                "pf: exponent of the likelihood of a label (the log-likelihood is multiplied by it).");
        number(
                group,
                PF_INIT_VARIANCE_READOUT,
                Bounds.above(0, 100),
                "pf: initial variance of each entry of an integrated read-out.");
        number(
                group,
                PF_INIT_VARIANCE_GATES,
                Bounds.above(0, 100),
                "pf: initial variance of each gate parameter under a Kalman proposal.");
        number(
                group,
                PF_PROCESS_NOISE_KALMAN,
                Bounds.inclusive(MIN_PROCESS_NOISE, 1),
                "pf: variance that is added to each entry of the read-out and of the gates at every step.");
    }

    private static void mlp(Group group) {
        group.whole(
                MLP_COVARIANCE_ENTRIES_MAX,
                Defaults.MLP.covarianceEntriesMax(),
                Bounds.between(1, Integer.MAX_VALUE),
                Importance.LOW,
                "mlp: maximum number of entries of the covariance. The model has fewer hidden units where it would have more.");
        number(group, MLP_INIT_VARIANCE, Bounds.above(0, 100), "mlp: initial variance of the hidden weights.");
        number(
                group,
                MLP_PROCESS_NOISE,
                Bounds.inclusive(MIN_PROCESS_NOISE, 1),
                "mlp: variance that is added to each parameter at every step.");
        number(
                group,
                MLP_ERROR_RATIO,
                Bounds.inclusive(MIN_RATIO, 1000),
                "mlp: R, the variance of the label noise, as a ratio to the variance of the model's own errors.");
    }

    private static void kronecker(Group group) {
        number(
                group,
                KRONECKER_INIT_VARIANCE,
                Bounds.above(0, 100),
                "kronecker: initial variance of each gate parameter.");
        number(
                group,
                KRONECKER_PROCESS_NOISE,
                Bounds.inclusive(MIN_PROCESS_NOISE, 1),
                "kronecker: variance that is added to each parameter at every label.");
        number(
                group,
                KRONECKER_ERROR_RATIO,
                Bounds.inclusive(MIN_RATIO, 1000),
                "kronecker: R, the variance of the label noise, as a ratio to the variance of the model's own errors.");
    }

    private static void rls(Group group) {
        number(
                group,
                RLS_FORGETTING_FACTOR,
                Bounds.above(0.5, 1),
                "rls: forgetting factor. The label n steps back has the weight factor^n.");
        number(group, RLS_INIT_VARIANCE, Bounds.above(0, 1e6), "rls: initial variance of each weight.");
    }

    private static void number(Group group, String name, Validator bounds, String sentence) {
        group.open(name, Type.DOUBLE, bounds, Importance.LOW, sentence);
    }
}
