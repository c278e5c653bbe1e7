package io.spindrift.chaos.feed;

/** The feeds that a command runs. */
public enum FeedChoice {
    SERIES,
    REGRESSION,
    BOTH;

    public boolean series() {
        return this != REGRESSION;
    }

    public boolean regression() {
        return this != SERIES;
    }
}
