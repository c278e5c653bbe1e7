package io.spindrift.bench.kernels;

import io.spindrift.bench.kernels.reference.EjmlCovariance;
import io.spindrift.bench.kernels.reference.EjmlEkf;
import io.spindrift.bench.kernels.reference.EjmlFilter;
import io.spindrift.bench.kernels.reference.EjmlRtrl;
import io.spindrift.bench.kernels.reference.Normals;
import io.spindrift.model.numeric.NoiseKind;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.numeric.Symmetric;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.Learner;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.ParticleFilterSettings;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Creates the implementations in a JVM. Only this class knows how ours are created. */
final class Subjects {
    private static final long SERIES = 1;
    private static final double RATE = 1e-3;
    private static final double LABEL_NOISE = 0.1;
    private static final double START = 0.3;

    private Subjects() {}

    /** The subject at a shape, at its start. */
    static Steps create(Subject subject, Shape shape) {
        return switch (subject) {
            case PF_PLAIN_TABLE -> paper(NoiseKind.TABLE, shape);
            case PF_PLAIN_EXACT -> paper(NoiseKind.EXACT, shape);
            case RTRL_PLAIN -> ours(Defaults.SGD.withNetwork(network(shape)), shape, Precision.FLOAT64);
            case EKF_STEP_PLAIN -> ours(Defaults.EKF.withNetwork(network(shape)), shape, Precision.FLOAT64);
            case NODE ->
                ours(Defaults.BLOCK.with(network(shape), Defaults.BLOCK.particles()), shape, Precision.FLOAT64);
            case EKF_PLAIN -> covariance(shape, Precision.FLOAT64);
            case EKF_PLAIN_FLOAT -> covariance(shape, Precision.FLOAT32);
            case EJML_PF_RANDOM -> filter(shape, Normals.ofTheJdk(SERIES));
            case EJML_PF_ZIGGURAT -> filter(shape, Normals.ziggurat(SERIES));
            case EJML_RTRL -> rtrl(shape);
            case EJML_EKF -> ejmlCovariance(shape);
            case EJML_EKF_STEP -> ekf(shape);
        };
    }

    private static NetworkSettings network(Shape shape) {
        return Defaults.NETWORK.withUnits(shape.units());
    }

    /** In floats. */
    private static Steps paper(NoiseKind noise, Shape shape) {
        ParticleFilterSettings settings = Defaults.PAPER.with(network(shape), shape.particles());
        return ours(settings.with(noise), shape, Precision.FLOAT32);
    }

    private static Steps ours(LearnerSettings settings, Shape shape, Precision precision) {
        Learner learner = settings.create(shape.inputs(), SERIES, precision);
        return (x, label) -> {
            learner.learn(x, label);
            return label;
        };
    }

    /** Returns the update of P for a given H. */
    private static Steps covariance(Shape shape, Precision precision) {
        Observations observations = new Observations(shape.joint());
        double[] variances = new double[shape.joint()];
        Arrays.fill(variances, Defaults.EKF.parameterInitVariance());
        Symmetric covariance = Symmetric.diagonal(precision, variances);
        Rows gain = covariance.vectors(2);
        int[] whole = {0, shape.joint()};
        return (x, label) -> {
            double[] h = observations.next();
            covariance.times(whole, h, gain);
            covariance.addToDiagonal(Defaults.EKF.parameterProcessNoise(), Double.MAX_VALUE);
            gain.write(1, h);
            double variance = LABEL_NOISE + gain.dot(0, gain, 1);
            gain.scale(0, 1 / Math.sqrt(variance));
            covariance.subtractSquare(gain, 0, 0);
            return variance;
        };
    }

    private static Steps ejmlCovariance(Shape shape) {
        Observations observations = new Observations(shape.joint());
        EjmlCovariance covariance = new EjmlCovariance(shape.joint());
        covariance.addToDiagonal(0, shape.joint(), Defaults.EKF.parameterInitVariance());
        return (x, label) -> {
            double variance = covariance.update(observations.next(), LABEL_NOISE);
            covariance.addToDiagonal(0, shape.joint(), Defaults.EKF.parameterProcessNoise());
            return variance;
        };
    }

    private static Steps filter(Shape shape, Normals normals) {
        ParticleFilterSettings paper = Defaults.PAPER;
        return new EjmlFilter(
                        shape.units(),
                        shape.inputs(),
                        shape.particles(),
                        paper.processNoiseStddev(),
                        paper.noiseRatio(),
                        paper.essThreshold(),
                        normals)
                .drawn(paper.initStddev())::step;
    }

    private static Steps rtrl(Shape shape) {
        EjmlRtrl rtrl = new EjmlRtrl(shape.units(), shape.inputs(), RATE);
        rtrl.set(start(shape));
        return rtrl::step;
    }

    private static Steps ekf(Shape shape) {
        EjmlEkf ekf = new EjmlEkf(
                shape.units(), shape.inputs(), Defaults.EKF.parameterProcessNoise(), Defaults.EKF.noiseRatio());
        ekf.begin(start(shape), Defaults.EKF.stateInitVariance(), Defaults.EKF.parameterInitVariance());
        return ekf::step;
    }

    private static double[] start(Shape shape) {
        SplittableRandom random = new SplittableRandom(SERIES);
        return random.doubles(shape.parameters(), -START, START).toArray();
    }

    /** Eight H, none of whose numbers is 0, in turn. */
    private static final class Observations {
        private static final int COUNT = 8;

        private final double[][] h = new double[COUNT][];
        private int next;

        Observations(int size) {
            SplittableRandom random = new SplittableRandom(SERIES);
            for (int i = 0; i < COUNT; i++) {
                h[i] = random.doubles(size, -1, 1).toArray();
            }
        }

        double[] next() {
            next = (next + 1) % COUNT;
            return h[next];
        }
    }
}
