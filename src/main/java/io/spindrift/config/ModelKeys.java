package io.spindrift.config;

import io.spindrift.model.train.Defaults;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;

/** The settings of the model. Most have no default of their own here: each model has its own, in the core. */
final class ModelKeys {
    static final String MODEL = "model";
    static final String CELL = "model.cell";
    static final String ARCHITECTURE = "model.architecture";
    static final String DIRECT_INPUT = "model.direct.input";
    static final String UNITS = "model.units";
    static final String SEED = "model.seed";
    static final String START_DEVIATION = "model.start.deviation";
    static final String NOISE_SHARE = "model.noise.share";
    static final String SGD_RATE = "sgd.rate";
    static final String SGD_HALVING = "sgd.halving";
    static final String EKF_PARAMETER_VARIANCE = "ekf.parameter.variance";
    static final String EKF_STATE_VARIANCE = "ekf.state.variance";
    static final String EKF_PARAMETER_DRIFT = "ekf.parameter.drift";
    static final String EKF_STATE_DRIFT = "ekf.state.drift";
    static final String PF_PARTICLES = "pf.particles";
    static final String PF_PROCESS_NOISE = "pf.process.noise";
    static final String PF_NOISE = "pf.noise";
    static final String PF_RESAMPLE_BELOW = "pf.resample.below";
    static final String PF_READOUT = "pf.readout";
    static final String PF_PROPOSAL = "pf.proposal";
    static final String PF_MEMORY = "pf.memory";
    static final String PF_TEMPER = "pf.temper";
    static final String PF_LINEAR_VARIANCE = "pf.linear.variance";
    static final String PF_GATE_VARIANCE = "pf.gate.variance";
    static final String PF_DRIFT = "pf.drift";
    static final String PF_ERROR_SHARE = "pf.error.share";
    static final String PERCEPTRON_UNITS = "perceptron.units";
    static final String PERCEPTRON_NUMBERS_MAX = "perceptron.numbers.max";
    static final String PERCEPTRON_VARIANCE = "perceptron.variance";
    static final String PERCEPTRON_DRIFT = "perceptron.drift";
    static final String PERCEPTRON_ERROR_SHARE = "perceptron.error.share";
    static final String RLS_FORGETTING = "rls.forgetting";
    static final String RLS_START_VARIANCE = "rls.start.variance";

    private ModelKeys() {}

    static void define(ConfigDef def) {
        Group group = new Group(def, "Model");
        group.choice(
                MODEL,
                Learners.BLEND,
                Importance.HIGH,
                "What learns: blend, experts of many kinds, recurrent networks among them, mixed by what labels tell of them; "
                        + "frugal, the same without networks, at a fraction of the cost; or a single model: persistence, the last label; rls, recursive least squares; "
                        + "perceptron, a network without memory; sgd, "
                        + "real-time recurrent learning; ekf, the joint extended Kalman filter; pf, the particle filter of the paper; "
                        + "pf-readout, the same with its read-out integrated out; pf-diagonal and pf-node, with Kalman proposals as "
                        + "well. Every other setting here that is not given is the model's own.",
                Learners.BLEND,
                Learners.FRUGAL,
                "persistence",
                "rls",
                "perceptron",
                "sgd",
                "ekf",
                "pf",
                "pf-readout",
                "pf-diagonal",
                "pf-node");
        group.choice(CELL, text(Defaults.NETWORK.cell()), Importance.HIGH, "The recurrent cell.", "lstm", "gru", "rnn");
        group.choice(
                ARCHITECTURE,
                text(Defaults.NETWORK.architecture()),
                Importance.MEDIUM,
                "The read-out: output-gated is (10) of the paper, without a direct "
                        + "term; general is (11), with a control gate on it; ungated is (12), without gates.",
                "output-gated",
                "general",
                "ungated");
        group.choice(
                DIRECT_INPUT,
                text(Defaults.NETWORK.directInput()),
                Importance.LOW,
                "What of x enters the direct term: tanh(x), or plain x.",
                "tanh",
                "plain");
        group.whole(
                UNITS,
                Defaults.NETWORK.units(),
                Bounds.between(1, 128),
                Importance.HIGH,
                "m, the length of the network's state.");
        group.whole(SEED, Defaults.SEED, null, Importance.LOW, "Seed of the noise, the same for all series.");
        number(
                group,
                START_DEVIATION,
                Bounds.above(0, 10),
                "Deviation of the parameters that a new series starts with.");
        number(
                group,
                NOISE_SHARE,
                Bounds.inclusive(1e-6, 100),
                "ekf, pf: R, the variance of the noise of a label, as a share of the " + "variance of the labels.");
        number(group, SGD_RATE, Bounds.above(0, 1), "sgd: learning rate at the start.");
        number(
                group,
                SGD_HALVING,
                Bounds.inclusive(0, 1e12),
                "sgd: after how many labels the rate is half of that; 0 for never.");
        number(group, EKF_PARAMETER_VARIANCE, Bounds.above(0, 100), "ekf: variance of each parameter at the start.");
        number(group, EKF_STATE_VARIANCE, Bounds.above(0, 100), "ekf: variance of each state at the start.");
        number(
                group,
                EKF_PARAMETER_DRIFT,
                Bounds.inclusive(1e-9, 1),
                "ekf: variance added to each parameter at every step.");
        number(group, EKF_STATE_DRIFT, Bounds.inclusive(1e-9, 1), "ekf: variance added to each state at every step.");
        filter(group);
        perceptron(group);
        number(group, RLS_FORGETTING, Bounds.above(0.5, 1), "rls: a label n steps back counts the n-th power of this.");
        number(group, RLS_START_VARIANCE, Bounds.above(0, 1e6), "rls: variance of each weight at the start.");
    }

    private static void perceptron(Group group) {
        group.whole(
                PERCEPTRON_UNITS,
                Defaults.PERCEPTRON.units(),
                Bounds.between(1, 128),
                Importance.MEDIUM,
                "perceptron: the most hidden units.");
        group.whole(
                PERCEPTRON_NUMBERS_MAX,
                Defaults.PERCEPTRON.numbersMax(),
                Bounds.between(1, Integer.MAX_VALUE),
                Importance.LOW,
                "perceptron: the most numbers of its covariance; where there would be more, it has fewer hidden units.");
        number(
                group,
                PERCEPTRON_VARIANCE,
                Bounds.above(0, 100),
                "perceptron: variance of hidden weights at the start.");
        number(
                group,
                PERCEPTRON_DRIFT,
                Bounds.inclusive(1e-9, 1),
                "perceptron: variance added to each parameter at every step.");
        number(
                group,
                PERCEPTRON_ERROR_SHARE,
                Bounds.inclusive(1e-6, 1000),
                "perceptron: R, the variance of the noise of a label, as a multiple of that of its errors.");
    }

    private static void filter(Group group) {
        group.open(
                PF_PARTICLES, Type.INT, Bounds.between(1, 100_000), Importance.HIGH, "pf: N, the number of particles.");
        number(
                group,
                PF_PROCESS_NOISE,
                Bounds.inclusive(0, 1),
                "pf: deviation of the noise on every sampled state and parameter; with a Kalman proposal, on the "
                        + "sampled read-out alone.");
        number(
                group,
                PF_ERROR_SHARE,
                Bounds.inclusive(0, 1000),
                "pf: R as a multiple of the variance of its errors; 0 for model.noise.share.");
        group.choice(
                PF_NOISE,
                null,
                Importance.LOW,
                "pf: how that noise is drawn: exact, each sample independent of all others; or table, windows of a table, "
                        + "which costs next to nothing, and of which two may overlap.",
                "exact",
                "table");
        number(
                group,
                PF_RESAMPLE_BELOW,
                Bounds.inclusive(0, 1),
                "pf: resample when the effective sample size falls below this share " + "of N.");
        group.choice(
                PF_READOUT,
                null,
                Importance.LOW,
                "pf: whether the read-out is sampled or integrated out.",
                "sampled",
                "integrated");
        group.choice(PF_PROPOSAL, null, Importance.LOW, "pf: what proposes the gates.", "prior", "diagonal", "blocks");
        number(group, PF_MEMORY, Bounds.above(0, 1), "pf: log-weights are multiplied by this before a label counts.");
        number(group, PF_TEMPER, Bounds.above(0, 1), "pf: by what a log-likelihood is multiplied before it counts.");
        number(
                group,
                PF_LINEAR_VARIANCE,
                Bounds.above(0, 100),
                "pf: variance of the integrated read-out at the start.");
        number(group, PF_GATE_VARIANCE, Bounds.above(0, 100), "pf: variance of the proposed gates at the start.");
        number(group, PF_DRIFT, Bounds.inclusive(1e-9, 1), "pf: variance added to each of these at every step.");
    }

    private static void number(Group group, String name, Validator bounds, String sentence) {
        group.open(name, Type.DOUBLE, bounds, Importance.LOW, sentence);
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
