package io.spindrift.bench.kernels;

/** What is measured in a process of another language: src/bench/c/kernels.c, src/bench/python/torch_reference.py. */
enum Program implements Contender {
    C_PF_TABLE("c-pf", "pf-table", Language.C, true),
    C_PF_EXACT("c-pf-exact", "pf-exact", Language.C, true),
    C_RTRL("c-rtrl", "rtrl", Language.C, false),
    C_EKF("c-ekf", "ekf", Language.C, false),
    C_EKF_FLOAT("c-ekf-float", "ekf-float", Language.C, false),
    /** θ += a row of a table, of the size of a filter's parameters: a filter cannot be faster than memory is. */
    BANDWIDTH("bandwidth", "bandwidth", Language.C, true),
    TORCH_PF("torch-pf", "pf", Language.TORCH, true),
    TORCH_SGD_1("torch-1", "sgd-1", Language.TORCH, false),
    TORCH_SGD_20("torch-20", "sgd-20", Language.TORCH, false);

    /** What runs a program. */
    enum Language {
        C,
        TORCH
    }

    private final String label;
    private final String argument;
    private final Language language;
    private final boolean particles;

    Program(String label, String argument, Language language, boolean particles) {
        this.label = label;
        this.argument = argument;
        this.language = language;
        this.particles = particles;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean hasParticles() {
        return particles;
    }

    /** What its process is asked for. */
    String argument() {
        return argument;
    }

    Language language() {
        return language;
    }
}
