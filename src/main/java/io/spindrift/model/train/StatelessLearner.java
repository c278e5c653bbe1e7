package io.spindrift.model.train;

/**
 * A learner without a recurrent state. An observation without a label does not change it, and a rollout is the learner
 * itself.
 */
interface StatelessLearner extends Learner {

    /** Returns the forecast of the label of an observation, not bounded yet. */
    double forecast(double[] x);

    @Override
    default void skip(double[] x) {
        // There is no state that could advance.
    }

    @Override
    default RolloutState rollout() {
        return new RolloutState() {
            @Override
            public void restart() {
                // The learner has no state to return to.
            }

            @Override
            public void advance(double[] x) {
                // An observation changes no state.
            }

            @Override
            public double forecast(double[] x) {
                return RolloutState.bounded(StatelessLearner.this.forecast(x));
            }
        };
    }
}
