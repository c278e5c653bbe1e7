package io.spindrift.bench.kernels;

import io.spindrift.bench.kernels.reference.EjmlCovariance;
import io.spindrift.bench.kernels.reference.EjmlEkf;
import io.spindrift.bench.kernels.reference.EjmlFilter;
import io.spindrift.bench.kernels.reference.EjmlRtrl;
import io.spindrift.bench.kernels.reference.Normals;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.NetworkSettings;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.Learner;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.model.train.ParticleFilterSettings;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes what is measured in a JVM; the one place that knows how ours are made. */
final class Subjects {
    /**
     * What is not there yet, and what is measured in its place. To fill one in: take its line out, and make it in {@link #create}.
     */
    static final Map<Subject, Subject> STAND_INS = Map.of(
            Subject.PF_PLAIN_TABLE, Subject.PF_PLAIN_EXACT,
            Subject.PF_VECTOR_TABLE, Subject.PF_PLAIN_EXACT,
            Subject.PF_VECTOR_EXACT, Subject.PF_PLAIN_EXACT,
            Subject.RTRL_VECTOR, Subject.RTRL_PLAIN,
            Subject.EKF_PLAIN_FLOAT, Subject.EKF_PLAIN,
            Subject.EKF_VECTOR, Subject.EKF_PLAIN,
            Subject.EKF_VECTOR_FLOAT, Subject.EKF_PLAIN,
            Subject.EKF_STEP_VECTOR, Subject.EKF_STEP_PLAIN);

    private static final long SERIES = 1;
    private static final double RATE = 1e-3;
    private static final double LABEL_NOISE = 0.1;
    private static final double START = 0.3;

    private Subjects() {}

    /** The subject at a shape, at its start. */
    static Steps create(Subject subject, Shape shape) {
        Subject made = STAND_INS.getOrDefault(subject, subject);
        return switch (made) {
            case PF_PLAIN_EXACT -> ours(Defaults.PAPER.with(network(shape), shape.particles()), shape);
            case RTRL_PLAIN -> ours(Defaults.SGD.withNetwork(network(shape)), shape);
            case EKF_STEP_PLAIN -> ours(Defaults.EKF.withNetwork(network(shape)), shape);
            case NODE -> ours(Defaults.NODE.with(network(shape), Defaults.NODE.particles()), shape);
            case EKF_PLAIN -> covariance(shape);
            case EJML_PF_RANDOM -> filter(shape, Normals.ofTheJdk(SERIES));
            case EJML_PF_ZIGGURAT -> filter(shape, Normals.ziggurat(SERIES));
            case EJML_RTRL -> rtrl(shape);
            case EJML_EKF -> ejmlCovariance(shape);
            case EJML_EKF_STEP -> ekf(shape);
            default -> throw new IllegalStateException(made + ": neither made nor stood in for");
        };
    }

    private static NetworkSettings network(Shape shape) {
        return Defaults.NETWORK.withUnits(shape.units());
    }

    private static Steps ours(LearnerSettings settings, Shape shape) {
        Learner learner = settings.create(shape.inputs(), SERIES);
        return (x, label) -> {
            learner.learn(x, label);
            return label;
        };
    }

    /** What {@code Ekf} does with P once it has H, which it keeps to itself. */
    private static Steps covariance(Shape shape) {
        Observations observations = new Observations(shape.joint());
        double[][] covariance = Rows.zeros(shape.joint(), shape.joint());
        for (int i = 0; i < covariance.length; i++) {
            covariance[i][i] = Defaults.EKF.parameterVariance();
        }
        double[] gain = new double[shape.joint()];
        return (x, label) -> {
            double[] h = observations.next();
            Arrays.fill(gain, 0);
            for (int j = 0; j < h.length; j++) {
                Rows.addScaled(covariance[j], h[j], gain);
            }
            double variance = LABEL_NOISE;
            for (int j = 0; j < h.length; j++) {
                variance += h[j] * gain[j];
            }
            double scale = 1 / Math.sqrt(variance);
            for (int i = 0; i < gain.length; i++) {
                gain[i] *= scale;
            }
            for (int i = 0; i < gain.length; i++) {
                Rows.addScaled(gain, -gain[i], covariance[i]);
                covariance[i][i] += Defaults.EKF.parameterDrift();
            }
            return variance;
        };
    }

    private static Steps ejmlCovariance(Shape shape) {
        Observations observations = new Observations(shape.joint());
        EjmlCovariance covariance = new EjmlCovariance(shape.joint());
        covariance.addToDiagonal(0, shape.joint(), Defaults.EKF.parameterVariance());
        return (x, label) -> {
            double variance = covariance.update(observations.next(), LABEL_NOISE);
            covariance.addToDiagonal(0, shape.joint(), Defaults.EKF.parameterDrift());
            return variance;
        };
    }

    private static Steps filter(Shape shape, Normals normals) {
        ParticleFilterSettings paper = Defaults.PAPER;
        return new EjmlFilter(
                        shape.units(),
                        shape.inputs(),
                        shape.particles(),
                        paper.processNoise(),
                        paper.noiseShare(),
                        paper.resampleBelow(),
                        normals)
                .drawn(paper.startDeviation())::step;
    }

    private static Steps rtrl(Shape shape) {
        EjmlRtrl rtrl = new EjmlRtrl(shape.units(), shape.inputs(), RATE);
        rtrl.set(start(shape));
        return rtrl::step;
    }

    private static Steps ekf(Shape shape) {
        EjmlEkf ekf =
                new EjmlEkf(shape.units(), shape.inputs(), Defaults.EKF.parameterDrift(), Defaults.EKF.noiseShare());
        ekf.begin(start(shape), Defaults.EKF.stateVariance(), Defaults.EKF.parameterVariance());
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
