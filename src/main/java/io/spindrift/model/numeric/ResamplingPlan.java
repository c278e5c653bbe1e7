package io.spindrift.model.numeric;

import java.util.Arrays;

/**
 * Which particles are replaced by copies of which others in resampling. A particle with descendants stays in its place.
 * Its further copies replace particles without descendants. So as few particles as possible are copied.
 */
public final class ResamplingPlan {
    private final int[] children;
    private final int[] replacedIndices;
    private final int[] ancestors;
    private int count;

    public ResamplingPlan(int particles) {
        children = new int[particles];
        replacedIndices = new int[particles];
        ancestors = new int[particles];
    }

    /**
     * Sets the ancestor of each new particle.
     *
     * @param drawn N indices below N
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
                replacedIndices[count] = i;
                ancestors[count++] = ancestor;
            }
        }
    }

    /** Returns N. */
    int particles() {
        return children.length;
    }

    /** Returns the number of replaced particles. */
    int count() {
        return count;
    }

    /** Returns the indices of the replaced particles. */
    int[] replacedIndices() {
        return replacedIndices;
    }

    /** Returns the indices of the particles that replace them. None of these is replaced itself. */
    int[] ancestors() {
        return ancestors;
    }
}
