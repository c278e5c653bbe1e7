package io.spindrift.bench.kernels;

/** An implementation in another language: src/bench/c/kernels.c, src/bench/python/torch_reference.py. */
enum Program implements Contender {
    C_PF_TABLE("c-pf", "pf-table", Language.C, Family.FILTER),
    C_PF_EXACT("c-pf-exact", "pf-exact", Language.C, Family.FILTER),
    C_RTRL("c-rtrl", "rtrl", Language.C, Family.GRADIENT),
    C_EKF("c-ekf", "ekf", Language.C, Family.COVARIANCE),
    C_EKF_FLOAT("c-ekf-float", "ekf-float", Language.C, Family.COVARIANCE),
    /** θ += a row of a table, of the size of a filter's parameters: a filter cannot be faster than memory is. */
    BANDWIDTH("bandwidth", "bandwidth", Language.C, Family.FILTER),
    TORCH_PF("torch-pf", "pf", Language.TORCH, Family.FILTER),
    TORCH_SGD_1("torch-1", "sgd-1", Language.TORCH, Family.GRADIENT),
    TORCH_SGD_20("torch-20", "sgd-20", Language.TORCH, Family.GRADIENT);

    /** What runs a program. */
    enum Language {
        C,
        TORCH
    }

    private final String label;
    private final String argument;
    private final Language language;
    private final Family family;

    Program(String label, String argument, Language language, Family family) {
        this.label = label;
        this.argument = argument;
        this.language = language;
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

    /** Returns the argument of its process. */
    String argument() {
        return argument;
    }

    Language language() {
        return language;
    }
}
