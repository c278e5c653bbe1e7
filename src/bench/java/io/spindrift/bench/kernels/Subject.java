package io.spindrift.bench.kernels;

/** An implementation in a JVM; {@link Subjects} creates it. */
enum Subject implements Contender {
    /** The paper's filter in plain Java, noise by windows of a table. */
    PF_PLAIN_TABLE("pf-plain", Family.FILTER),
    /** The same with a normal sample of its own for each number. */
    PF_PLAIN_EXACT("pf-plain-exact", Family.FILTER),
    EJML_PF_ZIGGURAT("ejml-ziggurat", Family.FILTER),
    EJML_PF_RANDOM("ejml-random", Family.FILTER),

    /** A whole step of gradient descent by real-time recurrent learning. */
    RTRL_PLAIN("rtrl-plain", Family.GRADIENT),
    EJML_RTRL("ejml-rtrl", Family.GRADIENT),

    /** The update of the joint covariance, given H. */
    EKF_PLAIN("ekf-plain", Family.COVARIANCE),
    EKF_PLAIN_FLOAT("ekf-plain-float", Family.COVARIANCE),
    EJML_EKF("ejml-ekf", Family.COVARIANCE),

    /** A whole step of the extended Kalman filter. */
    EKF_STEP_PLAIN("ekf-step-plain", Family.KALMAN),
    EJML_EKF_STEP("ejml-ekf-step", Family.KALMAN),
    /** The filter with all remedies, as many particles as it has by default. */
    NODE("node", Family.KALMAN);

    private final String label;
    private final Family family;

    Subject(String label, Family family) {
        this.label = label;
        this.family = family;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Family family() {
        return family;
    }
}
