package io.spindrift.model.mixture;

import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * The forecasts of all experts for one label, and the forecasts that a {@link HorizonMixture} has mixed from them, as issued. All are distances from the
 * anchor, which is the forecast that nothing changes.
 */
public final class MixtureForecast {
    /** Squares of distances are within the range of floats. */
    private static final double MAX = 1e18;

    private final int experts;
    /** The experts' forecasts, those of the rules, the same shrunk to the anchor, and the mixture. */
    private final float[] numbers;

    /** @param experts K, the anchor included */
    public MixtureForecast(int experts) {
        this.experts = experts;
        numbers = new float[numbers(experts)];
    }

    /** The numbers that one consists of. */
    public static int numbers(int experts) {
        return experts + 2 * HorizonMixture.RULES + 1;
    }

    /** The forecast of an expert. */
    public float expert(int expert) {
        return numbers[expert];
    }

    /** Sets the forecast of an expert. */
    public void setExpert(int expert, double distance) {
        numbers[expert] = (float) Math.max(-MAX, Math.min(MAX, distance));
    }

    /** Lets all experts forecast the anchor. */
    public void clear() {
        Arrays.fill(numbers, 0);
    }

    /** The forecasts of all experts. */
    public float[] experts() {
        return Arrays.copyOf(numbers, experts);
    }

    float rule(int rule) {
        return numbers[experts + rule];
    }

    void setRule(int rule, double distance) {
        numbers[experts + rule] = (float) distance;
    }

    float shrunk(int rule) {
        return numbers[experts + HorizonMixture.RULES + rule];
    }

    void setShrunk(int rule, double distance) {
        numbers[experts + HorizonMixture.RULES + rule] = (float) distance;
    }

    /** The forecast of the mixture. */
    public float mixed() {
        return numbers[numbers.length - 1];
    }

    void setMixed(double distance) {
        numbers[numbers.length - 1] = (float) distance;
    }

    /** Copies another of the same number of experts. */
    public void copy(MixtureForecast other) {
        System.arraycopy(other.numbers, 0, numbers, 0, numbers.length);
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields) {
        fields.float64s("mixture.forecast", numbers);
    }
}
