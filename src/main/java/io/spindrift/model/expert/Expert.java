package io.spindrift.model.expert;

import java.util.ArrayList;
import java.util.List;

/**
 * The experts that a mixture weights, by the names under which they are published. Each comment has the class that computes the expert, and
 * its equation in docs/maths.md. The order of the constants is that of the forecasts in a mixture and in the stored state.
 */
public enum Expert {
    /** Nothing changes: the anchor of all mixtures, and the first expert ({@link ExpertStages}). */
    NAIVE("naive"),
    /** {@link NaiveStage}, (AT). */
    SEASONAL_NAIVE("seasonal-naive"),
    /** {@link NaiveStage}, (AU). */
    SEASONAL_WALK("seasonal-walk"),
    /** {@link NaiveStage}, (AV). */
    MULTIPLICATIVE_WALK("multiplicative-walk"),
    /** {@link NaiveStage}, (AW). */
    PROFILE("profile"),
    /** {@link NaiveStage}, (AX). */
    PROFILE_WALK("profile-walk"),
    /** {@link LagStage}, (AJ). */
    LAGS("lags"),
    /** {@link LagStage}, the last features of (AJ). */
    LOOSE_LAGS("loose-lags"),
    /** {@link SeasonalStage}, (AK) to (AQ). */
    SEASONAL("seasonal"),
    /** {@link CalendarStage}, (AR). */
    CALENDAR("calendar"),
    /** {@link LogStage}, (AS). */
    LOG("log"),
    /** {@link NetworkStage}, (AY): the forecast of {@link #SEASONAL}, corrected by the networks. */
    NETWORK_RESIDUAL("network-residual"),
    /** {@link NetworkStage}, (AZ): the networks' features read out for a horizon beyond the first. */
    NETWORK_DIRECT("network-direct"),
    /** {@link NetworkStage}, for the first horizon only, as are the next two. */
    LSTM("lstm"),
    GLU("glu"),
    MLP("mlp");

    /** Up to this horizon networks are read out. */
    public static final int NETWORK_REACH = 6;

    /** The experts of all horizons: those before the networks. */
    private static final List<Expert> COMMON = List.of(values()).subList(0, NETWORK_RESIDUAL.ordinal());

    private final String text;

    Expert(String text) {
        this.text = text;
    }

    /** The experts of a horizon, in the order of the constants. Those before {@link #NETWORK_RESIDUAL} are the same for all horizons. */
    public static List<Expert> of(int horizon, boolean networks) {
        if (!networks || horizon > NETWORK_REACH) {
            return COMMON;
        }
        List<Expert> experts = new ArrayList<>(COMMON);
        experts.add(NETWORK_RESIDUAL);
        if (horizon == 1) {
            experts.addAll(List.of(LSTM, GLU, MLP));
        } else {
            experts.add(NETWORK_DIRECT);
        }
        return experts;
    }

    @Override
    public String toString() {
        return text;
    }
}
