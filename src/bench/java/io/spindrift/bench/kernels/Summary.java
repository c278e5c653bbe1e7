package io.spindrift.bench.kernels;

import io.spindrift.backtest.Median;
import io.spindrift.bench.kernels.Findings.Bandwidth;
import io.spindrift.bench.kernels.Findings.Compared;
import io.spindrift.bench.kernels.Findings.Limits;
import io.spindrift.bench.kernels.Findings.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes findings of readings. */
final class Summary {
    private static final int BYTES = 2 * Float.BYTES;

    private final Readings readings;
    private final List<Shape> shapes;

    Summary(Readings readings, List<Shape> shapes) {
        this.readings = readings;
        this.shapes = shapes;
    }

    /**
     * The findings.
     *
     * @param floatPeaks billions of multiply-adds a second, one a round; none where nobody measured them
     */
    Findings findings(List<Double> floatPeaks, List<Double> doublePeaks) {
        List<Compared> ratios = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<Bandwidth> bandwidths = new ArrayList<>();
        for (Shape shape : shapes) {
            contenders().filter(each -> readings.has(each, shape)).forEach(each -> steps.add(step(each, shape)));
            Ratio.ALL.stream()
                    .filter(each -> readings.has(each.first(), shape) && readings.has(each.second(), shape))
                    .forEach(each -> ratios.add(compared(each, shape)));
            if (readings.has(Program.BANDWIDTH, shape)) {
                bandwidths.add(bandwidth(shape));
            }
        }
        return new Findings(ratios, steps, new Limits(median(floatPeaks), median(doublePeaks), bandwidths));
    }

    private static Stream<Contender> contenders() {
        return Stream.concat(Stream.of(Subject.values()), Stream.of(Program.values()));
    }

    private Step step(Contender contender, Shape shape) {
        return new Step(
                contender.label(),
                shape.units(),
                shape.inputs(),
                contender.hasParticles() ? shape.particles() : 0,
                readings.nanos(contender, shape),
                readings.bytes(contender, shape));
    }

    private Compared compared(Ratio ratio, Shape shape) {
        return new Compared(
                ratio.name(),
                shape.units(),
                shape.inputs(),
                ratio.hasParticles() ? shape.particles() : 0,
                readings.ratio(ratio, shape));
    }

    private Bandwidth bandwidth(Shape shape) {
        double nanos = readings.nanos(Program.BANDWIDTH, shape);
        double bytes = (double) BYTES * shape.parameters() * shape.particles();
        return new Bandwidth(shape.units(), shape.inputs(), shape.particles(), nanos, bytes / nanos);
    }

    private static double median(List<Double> rounds) {
        return Median.of(rounds.stream().mapToDouble(Double::doubleValue));
    }
}
