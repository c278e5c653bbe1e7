package io.spindrift.demo;

import io.spindrift.event.InputRecord;
import io.spindrift.json.InputRecordWriter;
import io.spindrift.produce.CsvRecords;
import io.spindrift.produce.Pace;
import io.spindrift.produce.ProducedRecord;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.OptionalDouble;

/** The inputs of the demo: this machine, the robot arm, a file. */
final class DemoSources {
    private static final double[] NONE = {};
    private static final String ARM = "robot-arm";
    private static final long ARM_SEED = 1;
    private static final int ARM_LABEL_DELAY = 5;
    private static final double ARM_PER_SECOND = 10;
    private static final double SAMPLES_PER_SECOND = 1;

    private record Labeled(String id, double distance) {}

    /** Samples this machine every second. */
    void machine(Inputs inputs) {
        MachineMetrics metrics = new MachineMetrics();
        InputRecordWriter writer = new InputRecordWriter();
        Pace pace = new Pace(SAMPLES_PER_SECOND);
        while (!Thread.currentThread().isInterrupted()) {
            for (Map.Entry<String, Double> metric : metrics.sample().entrySet()) {
                InputRecord.Observation observation =
                        new InputRecord.Observation(null, NONE, OptionalDouble.of(metric.getValue()));
                inputs.send(new ProducedRecord(false, metric.getKey(), writer.series(observation), null));
            }
            pace.await();
        }
    }

    /** Moves the arm; the distance of a posture is known only five postures later. */
    void arm(Inputs inputs) {
        RobotArm arm = new RobotArm(ARM_SEED);
        InputRecordWriter writer = new InputRecordWriter();
        ArrayDeque<Labeled> waiting = new ArrayDeque<>();
        Pace pace = new Pace(ARM_PER_SECOND);
        for (long number = 0; !Thread.currentThread().isInterrupted(); number++) {
            String id = "posture-" + number;
            double[] angles = arm.angles();
            InputRecord posture = new InputRecord.Observation(id, angles, OptionalDouble.empty());
            inputs.send(new ProducedRecord(false, ARM, writer.regression(posture), null));
            waiting.addLast(new Labeled(id, arm.measuredDistance(angles)));
            if (waiting.size() > ARM_LABEL_DELAY) {
                Labeled late = waiting.removeFirst();
                InputRecord label = new InputRecord.Label(late.id, late.distance);
                inputs.send(new ProducedRecord(true, ARM, writer.regression(label), null));
            }
            pace.await();
        }
    }

    /** Replays a file at a steady rate of rows. */
    void csv(Inputs inputs, CsvRecords file, double rowsPerSecond) throws InterruptedException {
        Pace pace = new Pace(rowsPerSecond);
        try {
            file.forEach((row, records) -> {
                records.forEach(inputs::send);
                pace.await();
                if (Thread.currentThread().isInterrupted()) {
                    throw new Stopped();
                }
            });
        } catch (Stopped stopped) {
            throw new InterruptedException("stopped before the end of the file");
        }
    }

    /** Leaves the walk through a file. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
