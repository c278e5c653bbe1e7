package io.spindrift.model.numeric;

import java.util.Arrays;

/**
 * Which particles make room for copies of which others when they are resampled. Who has offspring stays where it is, and gives its
 * further copies to who has none: so no more is moved than must be.
 */
public final class ResamplingPlan {
    private final int[] children;
    private final int[] heirs;
    private final int[] ancestors;
    private int count;

    public ResamplingPlan(int particles) {
        children = new int[particles];
        heirs = new int[particles];
        ancestors = new int[particles];
    }

    /**
     * Takes the ancestor of each particle that is to be.
     *
     * @param drawn N numbers below N
     */
    public void descend(int[] drawn) {
        Arrays.fill(children, 0);
        for (int ancestor : drawn) {
            children[ancestor]++;
        }
        count = 0;
        int ancestor = 0;
        for (int i = 0; i < children.length; i++) {
            if (children[i] == 0) {
                while (children[ancestor] < 2) {
                    ancestor++;
                }
                children[ancestor]--;
                heirs[count] = i;
                ancestors[count++] = ancestor;
            }
        }
    }

    /** N. */
    int particles() {
        return children.length;
    }

    /** How many particles make room. */
    int count() {
        return count;
    }

    /** Those that do. */
    int[] heirs() {
        return heirs;
    }

    /** Whom each of them becomes a copy of; none of these is among them. */
    int[] ancestors() {
        return ancestors;
    }
}
