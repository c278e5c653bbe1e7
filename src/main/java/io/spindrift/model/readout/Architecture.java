package io.spindrift.model.readout;

/** The three regression architectures of Ergen and Kozat (2018); docs/maths.md. */
public enum Architecture {
    /** d̂^(1), equation 10: w_tᵀ y_t. It has the output gate, and no direct term. */
    OUTPUT_GATED,
    /**
     * d̂^(2), equation 11: w_tᵀ y_t + v_tᵀ (α_t ∘ g(x_t)). It has the output gate, and a control gate on the direct
     * term.
     */
    GENERAL,
    /**
     * d̂^(3), equation 12: w_tᵀ tanh(c_t) + v_tᵀ g(x_t). It has no gates; for cells without c, y_t replaces tanh(c_t).
     */
    UNGATED
}
