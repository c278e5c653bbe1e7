package io.spindrift.bench.kernels;

/** What is measured in a JVM. All but the last five are ours; {@link Subjects} makes them. */
enum Subject implements Contender {
    /** The paper's filter in plain Java, noise by windows of a table. */
    PF_PLAIN_TABLE("pf-plain", true, false),
    /** The same with a normal sample of its own for each number. */
    PF_PLAIN_EXACT("pf-plain-exact", true, false),
    PF_VECTOR_TABLE("pf-vector", true, true),
    PF_VECTOR_EXACT("pf-vector-exact", true, true),

    /** A whole step of gradient descent by real-time recurrent learning. */
    RTRL_PLAIN("rtrl-plain", false, false),
    RTRL_VECTOR("rtrl-vector", false, true),

    /** The update of the joint covariance, given H. */
    EKF_PLAIN("ekf-plain", false, false),
    EKF_PLAIN_FLOAT("ekf-plain-float", false, false),
    EKF_VECTOR("ekf-vector", false, true),
    EKF_VECTOR_FLOAT("ekf-vector-float", false, true),

    /** A whole step of the extended Kalman filter. */
    EKF_STEP_PLAIN("ekf-step-plain", false, false),
    EKF_STEP_VECTOR("ekf-step-vector", false, true),

    /** The filter with all remedies, as many particles as it has by default. */
    NODE("node", false, false),

    EJML_PF_RANDOM("ejml-random", true, false),
    EJML_PF_ZIGGURAT("ejml-ziggurat", true, false),
    EJML_RTRL("ejml-rtrl", false, false),
    EJML_EKF("ejml-ekf", false, false),
    EJML_EKF_STEP("ejml-ekf-step", false, false);

    private final String label;
    private final boolean particles;
    private final boolean vector;

    Subject(String label, boolean particles, boolean vector) {
        this.label = label;
        this.particles = particles;
        this.vector = vector;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean hasParticles() {
        return particles;
    }

    /** Whether its JVM has the module of vectors. */
    boolean isVector() {
        return vector;
    }
}
