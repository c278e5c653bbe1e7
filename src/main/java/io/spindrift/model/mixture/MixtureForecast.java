package io.spindrift.model.mixture;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/**
 * The forecasts of all experts for one label, and the forecasts that a {@link HorizonMixture} has mixed from them, as issued. All are distances from the
 * anchor, which is the forecast that nothing changes.
 *
 * <p>It has one or more slots, each with the numbers of one forecast. All methods but {@link #visit} are about the slot that {@link #moveTo}
 * chose last. So the forecasts that wait for labels of a horizon take one array, not an object each:
 *
 * <pre>
 *     slot:  experts [K] | rules [3] | shrunk rules [3] | mixture [1]
 * </pre>
 */
public final class MixtureForecast {
    /** Squares of distances are within the range of floats. */
    private static final double MAX = 1e18;

    private final int experts;
    /** Those of all slots, one slot after the other. */
    private final float[] numbers;
    /** Where the present slot begins. */
    private int start;

    /** One slot for a mixture of K experts, the anchor included. */
    public MixtureForecast(int experts) {
        this(experts, 1);
    }

    /**
     * @param experts K, the anchor included
     * @param slots how many forecasts there are, at least 1
     */
    public MixtureForecast(int experts, int slots) {
        this.experts = experts;
        numbers = new float[slots * numbers(experts)];
    }

    /** How many numbers a slot has. */
    public static int numbers(int experts) {
        return experts + 2 * HorizonMixture.RULES + 1;
    }

    /** How many slots there are. */
    public int slots() {
        return numbers.length / numbers(experts);
    }

    /** Chooses the slot that other methods read and modify, until the next call; returns this. */
    public MixtureForecast moveTo(int slot) {
        start = slot * numbers(experts);
        return this;
    }

    /** The forecast of an expert. */
    public float expert(int expert) {
        return numbers[start + expert];
    }

    /** Sets the forecast of an expert. */
    public void setExpert(int expert, double distance) {
        numbers[start + expert] = (float) Clamp.symmetric(distance, MAX);
    }

    /** Lets all experts forecast the anchor. */
    public void clear() {
        Arrays.fill(numbers, start, start + numbers(experts), 0);
    }

    /** The forecasts of all experts. */
    public float[] experts() {
        return Arrays.copyOfRange(numbers, start, start + experts);
    }

    float rule(int rule) {
        return numbers[start + experts + rule];
    }

    void setRule(int rule, double distance) {
        numbers[start + experts + rule] = (float) distance;
    }

    float shrunk(int rule) {
        return numbers[start + experts + HorizonMixture.RULES + rule];
    }

    void setShrunk(int rule, double distance) {
        numbers[start + experts + HorizonMixture.RULES + rule] = (float) distance;
    }

    /** The forecast of the mixture. */
    public float mixed() {
        return numbers[start + numbers(experts) - 1];
    }

    void setMixed(double distance) {
        numbers[start + numbers(experts) - 1] = (float) distance;
    }

    /** Saves or restores all slots. */
    public void visit(FieldVisitor fields) {
        fields.float64s("mixture.forecast", numbers);
    }
}
