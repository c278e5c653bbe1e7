package io.spindrift.bench.kernels;

import java.util.List;

/**
 * How many times faster one is than another: nanoseconds of the second over those of the first.
 *
 * @param name first/second
 */
record Ratio(String name, Contender first, Contender second) {
    /** All ratios that the benchmark reports. */
    static final List<Ratio> ALL = List.of(
            new Ratio("pf-plain/ejml-ziggurat", Subject.PF_PLAIN_TABLE, Subject.EJML_PF_ZIGGURAT),
            new Ratio("pf-plain/ejml-random", Subject.PF_PLAIN_TABLE, Subject.EJML_PF_RANDOM),
            new Ratio("pf-plain-exact/ejml-ziggurat", Subject.PF_PLAIN_EXACT, Subject.EJML_PF_ZIGGURAT),
            new Ratio("pf-plain/c", Subject.PF_PLAIN_TABLE, Program.C_PF_TABLE),
            new Ratio("pf-plain/bandwidth", Subject.PF_PLAIN_TABLE, Program.BANDWIDTH),
            new Ratio("pf/torch", Subject.PF_PLAIN_TABLE, Program.TORCH_PF),
            new Ratio("rtrl-plain/ejml", Subject.RTRL_PLAIN, Subject.EJML_RTRL),
            new Ratio("rtrl-plain/c", Subject.RTRL_PLAIN, Program.C_RTRL),
            new Ratio("sgd/torch-1", Subject.RTRL_PLAIN, Program.TORCH_SGD_1),
            new Ratio("sgd/torch-20", Subject.RTRL_PLAIN, Program.TORCH_SGD_20),
            new Ratio("ekf-plain/ejml", Subject.EKF_PLAIN, Subject.EJML_EKF),
            new Ratio("ekf-plain-float/ejml", Subject.EKF_PLAIN_FLOAT, Subject.EJML_EKF),
            new Ratio("ekf-step-plain/ejml", Subject.EKF_STEP_PLAIN, Subject.EJML_EKF_STEP),
            new Ratio("node/ekf", Subject.NODE, Subject.EKF_STEP_PLAIN));

    /** Whether it depends on N. */
    boolean hasParticles() {
        return first.hasParticles();
    }
}
