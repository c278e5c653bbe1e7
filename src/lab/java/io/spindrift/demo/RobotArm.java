package io.spindrift.demo;

import java.util.SplittableRandom;

/**
 * A robot arm of eight links in space. A joint turns each link relative to the one before: odd joints about the z axis
 * of their link, even ones about its y axis. An observation is the eight random joint angles in radians. Its label is
 * the distance from the end of the arm to a fixed point, with measurement noise.
 */
final class RobotArm {
    static final int LINKS = 8;

    private static final double LINK_LENGTH = 0.25;
    private static final double LARGEST_ANGLE = Math.PI / 3;
    private static final double NOISE = 0.02;
    private static final double[] TARGET = {0.5, 0.5, 0.5};

    private final SplittableRandom random;

    RobotArm(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Joint angles at random, in radians. */
    double[] angles() {
        double[] angles = new double[LINKS];
        for (int k = 0; k < LINKS; k++) {
            angles[k] = random.nextDouble(-LARGEST_ANGLE, LARGEST_ANGLE);
        }
        return angles;
    }

    /** The distance from the arm's end to the target, as it would be measured. */
    double measuredDistance(double[] angles) {
        return distance(angles) + NOISE * random.nextGaussian();
    }

    /** Returns the distance. The end is at Σ_k Q_1 … Q_k (length, 0, 0)ᵀ, with Q_k the rotation of joint k. */
    static double distance(double[] angles) {
        // The columns of the running product Q_1 … Q_k: the axes of link k in space.
        double[] x = {1, 0, 0};
        double[] y = {0, 1, 0};
        double[] z = {0, 0, 1};
        double[] end = new double[3];
        for (int k = 0; k < angles.length; k++) {
            if (k % 2 == 0) {
                turn(x, y, angles[k]);
            } else {
                turn(z, x, angles[k]);
            }
            for (int i = 0; i < 3; i++) {
                end[i] += LINK_LENGTH * x[i];
            }
        }
        double squared = 0;
        for (int i = 0; i < 3; i++) {
            squared += (end[i] - TARGET[i]) * (end[i] - TARGET[i]);
        }
        return Math.sqrt(squared);
    }

    /** Turns two axes in their own plane, the first toward the second. */
    private static void turn(double[] first, double[] second, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (int i = 0; i < 3; i++) {
            double turned = cos * first[i] + sin * second[i];
            second[i] = cos * second[i] - sin * first[i];
            first[i] = turned;
        }
    }
}
