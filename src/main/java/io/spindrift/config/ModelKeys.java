package io.spindrift.config;

import io.spindrift.model.train.Defaults;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The settings that choose the model and its size. The hyper-parameters of the trainers are in {@link TuningKeys}. */
final class ModelKeys {
    static final String MODEL = "model";
    static final String CELL = "model.cell";
    static final String ARCHITECTURE = "model.architecture";
    static final String UNITS = "model.units";
    static final String SEED = "model.seed";
    static final String PF_PARTICLES = "pf.particles";
    static final String MLP_UNITS = "mlp.units";

    private static final int MAX_UNITS = 128;
    private static final int MAX_PARTICLES = 100_000;

    private static final String NOT_OF_BLEND = " A blend does not use it: its networks are fixed.";

    private ModelKeys() {}

    static void define(ConfigDef def) {
        Group group = new Group(def, "Model");
        group.choice(
                MODEL,
                Learners.BLEND,
                Importance.HIGH,
                "The model. blend: a mixture of linear, seasonal and neural experts, weighted online by their past errors. "
                        + "blend-linear: the same mixture without neural networks, at a fraction of the cost. Single models: "
                        + "naive, the last label; rls, recursive least squares; mlp, a multilayer perceptron; sgd, a recurrent "
                        + "network trained by real-time recurrent learning; ekf, the same network trained by the joint extended "
                        + "Kalman filter; kronecker, by one whose covariance is a Kronecker product, in a fraction of its memory; pf, by the particle filter of the paper; pf-readout, with the read-out integrated out; "
                        + "pf-diagonal and pf-block, with Kalman proposals in addition.",
                Learners.BLEND,
                Learners.BLEND_LINEAR,
                "naive",
                "rls",
                "mlp",
                "sgd",
                "ekf",
                Learners.KRONECKER,
                "pf",
                "pf-readout",
                "pf-diagonal",
                "pf-block");
        group.choice(
                CELL,
                text(Defaults.NETWORK.cell()),
                Importance.HIGH,
                "The recurrent cell." + NOT_OF_BLEND,
                "lstm",
                "gru",
                "rnn");
        group.choice(
                ARCHITECTURE,
                text(Defaults.NETWORK.architecture()),
                Importance.MEDIUM,
                "The read-out of the network, by equation of the paper: output-gated is (10), without a direct term; general "
                        + "is (11), with a control gate on the direct term; ungated is (12), without gates.",
                "output-gated",
                "general",
                "ungated");
        group.whole(
                UNITS,
                Defaults.NETWORK.units(),
                Bounds.between(1, MAX_UNITS),
                Importance.HIGH,
                "Number of units of the recurrent cell (m in the paper)." + NOT_OF_BLEND);
        group.whole(SEED, Defaults.SEED, null, Importance.LOW, "Seed of the noise, the same for all series.");
        group.open(
                PF_PARTICLES,
                Type.INT,
                Bounds.between(1, MAX_PARTICLES),
                Importance.HIGH,
                "Number of particles of the models pf, pf-readout, pf-diagonal and pf-block (N in the paper).");
        group.whole(
                MLP_UNITS,
                Defaults.MLP.units(),
                Bounds.between(1, MAX_UNITS),
                Importance.MEDIUM,
                "Maximum number of hidden units of the model mlp. The model has fewer where its covariance would be larger "
                        + "than " + TuningKeys.MLP_COVARIANCE_ENTRIES_MAX + " allows.");
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
