package io.spindrift.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class RobotArmTest {

    @Test
    void shouldReachStraightAheadWithAllJointsAtZero() {
        // The end of the arm is at (2, 0, 0), the target at (0.5, 0.5, 0.5).
        assertThat(RobotArm.distance(new double[8])).isEqualTo(Math.sqrt(1.5 * 1.5 + 0.5), within(1e-12));
    }

    @Test
    void shouldTurnTheWholeArmByItsFirstJoint() {
        double[] angles = new double[8];
        angles[0] = Math.PI / 2;
        // The end of the arm is at (0, 2, 0).
        assertThat(RobotArm.distance(angles)).isEqualTo(Math.sqrt(0.25 + 1.5 * 1.5 + 0.25), within(1e-12));
    }

    @Test
    void shouldAgreeWithRotationMatrices() {
        RobotArm arm = new RobotArm(5);
        for (int i = 0; i < 100; i++) {
            double[] angles = arm.angles();
            assertThat(RobotArm.distance(angles)).isEqualTo(byMatrices(angles), within(1e-12));
        }
    }

    @Test
    void shouldMeasureWithNoiseOfTwoHundredths() {
        RobotArm arm = new RobotArm(6);
        double[] angles = arm.angles();
        double squares = 0;
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            squares += Math.pow(arm.measuredDistance(angles) - RobotArm.distance(angles), 2);
        }
        assertThat(Math.sqrt(squares / count)).isEqualTo(0.02, within(0.001));
    }

    private static double byMatrices(double[] angles) {
        double[][] product = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        double[] end = new double[3];
        for (int k = 0; k < angles.length; k++) {
            double c = Math.cos(angles[k]);
            double s = Math.sin(angles[k]);
            double[][] aboutZ = {{c, -s, 0}, {s, c, 0}, {0, 0, 1}};
            double[][] aboutY = {{c, 0, s}, {0, 1, 0}, {-s, 0, c}};
            product = times(product, k % 2 == 0 ? aboutZ : aboutY);
            for (int i = 0; i < 3; i++) {
                end[i] += 0.25 * product[i][0];
            }
        }
        return Math.sqrt(Math.pow(end[0] - 0.5, 2) + Math.pow(end[1] - 0.5, 2) + Math.pow(end[2] - 0.5, 2));
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }
}
