package io.spindrift.bench.state;

/**
 * How records come.
 *
 * @param name in tables
 * @param perSecond how many a second; 0 for as many as are taken
 */
record Load(String name, int perSecond) {
    static final Load FLOOD = new Load("flood", 0);

    static Load paced(int perSecond) {
        return new Load("paced-" + perSecond, perSecond);
    }
}
