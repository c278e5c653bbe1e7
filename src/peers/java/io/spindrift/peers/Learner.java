package io.spindrift.peers;

/** What learns from one row after the other. */
interface Learner {
    /** A forecast of the label of some inputs; NaN before there is anything to forecast from. */
    double forecast(double[] inputs);

    void learn(double[] inputs, double label);
}
