package io.spindrift.model.blend;

import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.Learner;
import io.spindrift.model.train.RolloutState;

/** A network on some columns of a regressor. Each is bounded and halved, so that an outlier has little effect. */
final class NetworkExpert {
    private static final double BOUND = 4;
    private static final double SCALE = 0.5;

    private final Columns columns;
    private final Learner learner;

    NetworkExpert(Columns columns, Learner learner) {
        this.columns = columns;
        this.learner = learner;
    }

    void learn(double[] x, double label) {
        learner.learn(inputs(columns, x), label);
    }

    void skip(double[] x) {
        learner.skip(inputs(columns, x));
    }

    RolloutState rollout() {
        RolloutState rollout = learner.rollout();
        return new RolloutState() {
            @Override
            public void restart() {
                rollout.restart();
            }

            @Override
            public void advance(double[] x) {
                rollout.advance(inputs(columns, x));
            }

            @Override
            public double forecast(double[] x) {
                return rollout.forecast(inputs(columns, x));
            }
        };
    }

    void transfer(long labels) {
        learner.transfer(labels);
    }

    void visit(FieldVisitor fields) {
        learner.visit(fields);
    }

    private static double[] inputs(Columns columns, double[] x) {
        double[] inputs = columns.take(x);
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = SCALE * Math.max(-BOUND, Math.min(BOUND, inputs[i]));
        }
        return inputs;
    }
}
