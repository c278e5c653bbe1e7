package io.spindrift.model.train;

/** A learner without a recurrent state: an observation without a label tells it nothing, and there is nothing to run ahead. */
interface StatelessLearner extends Learner {

    /** The forecast of the label of an observation, before it is bounded. */
    double forecast(double[] x);

    @Override
    default void skip(double[] x) {
        // There is no state that could advance.
    }

    @Override
    default RolloutState outlook() {
        return new RolloutState() {
            @Override
            public void restart() {
                // It never left.
            }

            @Override
            public void advance(double[] x) {
                // Nothing moves but by learning.
            }

            @Override
            public double forecast(double[] x) {
                return RolloutState.bounded(StatelessLearner.this.forecast(x));
            }
        };
    }
}
