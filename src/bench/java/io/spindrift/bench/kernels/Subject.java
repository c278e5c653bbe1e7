package io.spindrift.bench.kernels;

/** What is measured in a JVM; {@link Subjects} makes it. */
enum Subject implements Contender {
    /** The paper's filter in plain Java, noise by windows of a table. */
    PF_PLAIN_TABLE("pf-plain", Family.FILTER, false),
    /** The same with a normal sample of its own for each number. */
    PF_PLAIN_EXACT("pf-plain-exact", Family.FILTER, false),
    PF_VECTOR_TABLE("pf-vector", Family.FILTER, true),
    PF_VECTOR_EXACT("pf-vector-exact", Family.FILTER, true),
    EJML_PF_ZIGGURAT("ejml-ziggurat", Family.FILTER, false),
    EJML_PF_RANDOM("ejml-random", Family.FILTER, false),

    /** A whole step of gradient descent by real-time recurrent learning. */
    RTRL_PLAIN("rtrl-plain", Family.GRADIENT, false),
    RTRL_VECTOR("rtrl-vector", Family.GRADIENT, true),
    EJML_RTRL("ejml-rtrl", Family.GRADIENT, false),

    /** The update of the joint covariance, given H. */
    EKF_PLAIN("ekf-plain", Family.COVARIANCE, false),
    EKF_PLAIN_FLOAT("ekf-plain-float", Family.COVARIANCE, false),
    EKF_VECTOR("ekf-vector", Family.COVARIANCE, true),
    EKF_VECTOR_FLOAT("ekf-vector-float", Family.COVARIANCE, true),
    EJML_EKF("ejml-ekf", Family.COVARIANCE, false),

    /** A whole step of the extended Kalman filter. */
    EKF_STEP_PLAIN("ekf-step-plain", Family.KALMAN, false),
    EKF_STEP_VECTOR("ekf-step-vector", Family.KALMAN, true),
    EJML_EKF_STEP("ejml-ekf-step", Family.KALMAN, false),
    /** The filter with all remedies, as many particles as it has by default. */
    NODE("node", Family.KALMAN, false);

    private final String label;
    private final Family family;
    private final boolean vector;

    Subject(String label, Family family, boolean vector) {
        this.label = label;
        this.family = family;
        this.vector = vector;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Family family() {
        return family;
    }

    /** Whether its JVM has the module of vectors. */
    boolean isVector() {
        return vector;
    }
}
