package io.spindrift.model.expert;

import java.util.ArrayList;
import java.util.List;

/** The experts of a mixture, with the names under which they are published. */
public enum Expert {
    /** Nothing changes: the anchor of all mixtures, and the first expert. */
    NAIVE("naive"),
    SEASONAL_NAIVE("seasonal-naive"),
    SEASONAL_WALK("seasonal-walk"),
    MULTIPLICATIVE_WALK("multiplicative-walk"),
    PROFILE("profile"),
    PROFILE_WALK("profile-walk"),
    LAGS("lags"),
    LOOSE_LAGS("loose-lags"),
    SEASONAL("seasonal"),
    CALENDAR("calendar"),
    LOG("log"),
    /** The forecast of {@link #SEASONAL}, with its error as forecast by the networks. */
    NETWORK_RESIDUAL("network-residual"),
    /** The networks' features read out for a horizon beyond the first. */
    NETWORK_DIRECT("network-direct"),
    LSTM("lstm"),
    GLU("glu"),
    MLP("mlp");

    /** Up to this horizon networks are read out. */
    public static final int NETWORK_REACH = 6;

    private static final List<Expert> COMMON = List.of(values()).subList(0, LOG.ordinal() + 1);

    private final String text;

    Expert(String text) {
        this.text = text;
    }

    /** The experts of a horizon. The first {@code LOG.ordinal() + 1} are the same for all, in the order of the constants. */
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
