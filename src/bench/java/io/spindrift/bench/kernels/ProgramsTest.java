package io.spindrift.bench.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.spindrift.bench.kernels.reference.EjmlCovariance;
import io.spindrift.bench.kernels.reference.EjmlFilter;
import io.spindrift.bench.kernels.reference.EjmlRtrl;
import io.spindrift.bench.kernels.reference.Normals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernels in C compute what those with EJML do, from the start that kernels.c calls traced. */
final class ProgramsTest {
    /** Neither m nor N fills its vectors. */
    private static final Shape SHAPE = new Shape(6, 3, 37);

    private static final int STEPS = 30;
    private static final double DOUBLE = 1e-9;
    private static final double FLOAT = 1e-4;

    @TempDir
    private Path folder;

    private Path binary;
    private int next;

    @BeforeEach
    void compile() throws IOException {
        Optional<Path> compiled = Programs.compile(folder);
        assumeThat(compiled).as("a C compiler").isPresent();
        binary = compiled.orElseThrow();
    }

    @Test
    void shouldFilterInC() throws IOException {
        EjmlFilter reference =
                new EjmlFilter(SHAPE.units(), SHAPE.inputs(), SHAPE.particles(), 0, 0.1, 0, Normals.ziggurat(1));
        for (int i = 0; i < SHAPE.particles(); i++) {
            reference.set(i, start(i));
        }
        agree("pf-table", () -> fed(reference::step), FLOAT);
    }

    @Test
    void shouldDescendInC() throws IOException {
        EjmlRtrl reference = new EjmlRtrl(SHAPE.units(), SHAPE.inputs(), 1e-3);
        reference.set(start(0));
        agree("rtrl", () -> fed(reference::step), DOUBLE);
    }

    @Test
    void shouldUpdateACovarianceInC() throws IOException {
        agree("ekf", covariance(), DOUBLE);
    }

    @Test
    void shouldUpdateACovarianceInCInFloats() throws IOException {
        agree("ekf-float", covariance(), FLOAT);
    }

    private static DoubleSupplier covariance() {
        int size = SHAPE.joint();
        EjmlCovariance reference = new EjmlCovariance(size);
        reference.addToDiagonal(0, size, 0.3);
        int[] turn = {0};
        return () -> {
            double[] h = DoubleStream.iterate(1 + 1000.0 * (turn[0]++ % 8), angle -> angle + 1)
                    .limit(size)
                    .map(Math::sin)
                    .toArray();
            double variance = reference.update(h, 0.1);
            reference.addToDiagonal(0, size, 1e-6);
            return variance;
        };
    }

    private void agree(String kernel, DoubleSupplier reference, double tolerance) throws IOException {
        double[] traced = Programs.trace(binary, kernel, SHAPE, STEPS);
        assertThat(traced).hasSize(STEPS);
        for (double each : traced) {
            double expected = reference.getAsDouble();
            assertThat(each).isCloseTo(expected, within(tolerance * (1 + Math.abs(expected))));
        }
    }

    private double fed(Steps steps) {
        double[] x = new double[SHAPE.inputs()];
        for (int k = 0; k < x.length; k++) {
            x[k] = Math.sin(1 + 3 * next + 7 * k);
        }
        next++;
        return steps.step(x, x[0] * x[1]);
    }

    private static double[] start(int particle) {
        double[] theta = new double[SHAPE.parameters()];
        for (int k = 0; k < theta.length; k++) {
            theta[k] = 0.3 * Math.sin(1 + k + 0.7 * particle);
        }
        return theta;
    }
}
