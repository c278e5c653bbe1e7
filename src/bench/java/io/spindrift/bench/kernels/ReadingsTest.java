package io.spindrift.bench.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.backtest.Median;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class ReadingsTest {
    private static final Shape SHAPE = new Shape(8, 8, 100);

    @Test
    void shouldTakeRatiosWithinRounds() {
        Readings readings = new Readings();
        Ratio ratio = new Ratio("node/ekf", Subject.NODE, Subject.EKF_STEP_PLAIN);
        // The machine is half as fast in the second round, for both.
        for (double[] round : new double[][] {{10, 30}, {20, 60}, {10, 20}}) {
            readings.add(Subject.NODE, SHAPE, new Reading(round[0], 0));
            readings.add(Subject.EKF_STEP_PLAIN, SHAPE, new Reading(round[1], 16));
        }
        assertThat(readings.ratio(ratio, SHAPE)).isEqualTo(3);
        assertThat(readings.nanos(Subject.NODE, SHAPE)).isEqualTo(10);
        assertThat(readings.bytes(Subject.EKF_STEP_PLAIN, SHAPE)).isEqualTo(16);
    }

    @Test
    void shouldTakeTheMiddleOfAnEvenNumber() {
        assertThat(Median.of(DoubleStream.of(4, 1, 2, 9))).isEqualTo(3);
    }

    @Test
    void shouldLeaveOutWhatWasNotMeasured() {
        Readings readings = new Readings();
        readings.add(Subject.PF_PLAIN_TABLE, SHAPE, new Reading(10, 0));
        readings.add(Subject.EJML_PF_ZIGGURAT, SHAPE, new Reading(40, 0));
        Findings findings = new Summary(readings, List.of(SHAPE)).findings(List.of(), List.of());
        assertThat(findings.ratios()).containsExactly(new Findings.Compared("pf-plain/ejml-ziggurat", 8, 8, 100, 4));
        assertThat(findings.limits().bandwidth()).isEmpty();
        assertThat(findings.limits().floatMultiplyAdds()).isNaN();
    }

    @Test
    void shouldMakeEverySubjectOrSayWhatStandsIn() {
        Shape small = new Shape(2, 2, 3);
        for (Subject subject : Subject.values()) {
            Feed feed = new Feed(small.inputs());
            Steps steps = Subjects.create(subject, small);
            for (int i = 0; i < 100; i++) {
                assertThat(feed.step(steps)).as(subject.label()).isFinite();
            }
        }
    }
}
