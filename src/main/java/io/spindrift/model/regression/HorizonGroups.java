package io.spindrift.model.regression;

import io.spindrift.model.numeric.Functions;

/**
 * Which horizons share a covariance: 1 to 4, 5 to 24, and then groups that double in size, 25 to 48 and 49 to 96; or octaves; or all of them. Only
 * horizons that are forecast belong to a group, and a group without horizons does not exist.
 */
public final class HorizonGroups {
    private static final int[] LAST = {4, 24, 48, 96};

    private final int[] groupOf;
    /** The first horizon of each group, counted from 0; those of a group follow each other. */
    private final int[] firsts;

    private final int[] sizes;
    private final double[] roots;

    private HorizonGroups(int[] horizons, int[] groupOf, int count) {
        this.groupOf = groupOf;
        firsts = new int[count];
        sizes = new int[count];
        double[] logarithms = new double[count];
        for (int i = 0; i < horizons.length; i++) {
            int group = groupOf[i];
            firsts[group] = sizes[group] == 0 ? i : firsts[group];
            sizes[group]++;
            logarithms[group] += Functions.log(horizons[i]);
        }
        roots = new double[count];
        for (int g = 0; g < count; g++) {
            roots[g] = Functions.exp(0.5 * logarithms[g] / sizes[g]);
        }
    }

    /**
     * Groups by size.
     *
     * @param horizons ascending, each at least 1
     */
    public static HorizonGroups doubling(int[] horizons) {
        int[] groupOf = new int[horizons.length];
        int count = 0;
        int last = 0;
        for (int i = 0; i < horizons.length; i++) {
            if (horizons[i] > last) {
                last = lastOfGroup(horizons[i]);
                count++;
            }
            groupOf[i] = count - 1;
        }
        return new HorizonGroups(horizons, groupOf, count);
    }

    /**
     * Groups by octaves: 1, 2, 3 to 4, 5 to 8, and so on.
     *
     * @param horizons ascending, each at least 1
     */
    public static HorizonGroups octaves(int[] horizons) {
        int[] groupOf = new int[horizons.length];
        int count = 0;
        int last = 0;
        for (int i = 0; i < horizons.length; i++) {
            if (horizons[i] > last) {
                last = horizons[i] == 1 ? 1 : 2 * Integer.highestOneBit(horizons[i] - 1);
                count++;
            }
            groupOf[i] = count - 1;
        }
        return new HorizonGroups(horizons, groupOf, count);
    }

    /** One group for all. */
    public static HorizonGroups single(int[] horizons) {
        return new HorizonGroups(horizons, new int[horizons.length], 1);
    }

    private static int lastOfGroup(int horizon) {
        for (int last : LAST) {
            if (horizon <= last) {
                return last;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** How many groups there are. */
    public int count() {
        return sizes.length;
    }

    /** How many horizons there are. */
    int horizons() {
        return groupOf.length;
    }

    /** The first horizon of a group, counted from 0; those of a group follow each other. */
    int first(int group) {
        return firsts[group];
    }

    /** How many horizons a group has. */
    int size(int group) {
        return sizes[group];
    }

    /** The group of a horizon. */
    public int groupOf(int horizon) {
        return groupOf[horizon];
    }

    /** The geometric mean of √h over the horizons of a group. */
    double rootOfHorizon(int group) {
        return roots[group];
    }

    /** Whether it is this horizon's turn, among those of its group, to update the covariance at a row. */
    public boolean hasTurn(int horizon, long row) {
        int group = groupOf[horizon];
        return row % sizes[group] == horizon - firsts[group];
    }
}
