package io.spindrift.bench.kernels;

import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.Learner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The numbers of a learner's state, by the names under which it stores them. */
final class Stored implements FieldVisitor {
    private final Map<String, List<double[]>> rows = new HashMap<>();

    static Stored of(Learner learner) {
        Stored stored = new Stored();
        learner.visit(stored);
        return stored;
    }

    /** All rows of a name, in their order. */
    List<double[]> rows(String field) {
        return rows.get(field);
    }

    /** The parameters of a particle, those of the gates before those of the read-out. */
    double[] parameters(int particle) {
        return Stream.concat(rows("gates").stream(), rows("beta").stream())
                .mapToDouble(row -> row[particle])
                .toArray();
    }

    @Override
    public void float64s(String field, double[] values) {
        rows.computeIfAbsent(field, name -> new ArrayList<>()).add(values.clone());
    }

    @Override
    public void float64s(String field, float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        float64s(field, wide);
    }

    @Override
    public boolean restoring() {
        return false;
    }

    @Override
    public boolean flag(String field, boolean present) {
        return present;
    }

    @Override
    public int int32(String field, int present, int min, int max) {
        return present;
    }

    @Override
    public long int64(String field, long present) {
        return present;
    }

    @Override
    public double float64(String field, double present) {
        return present;
    }

    @Override
    public void int64s(String field, long[] values) {
        // Of no interest here.
    }

    @Override
    public String text(String field, String present) {
        return present;
    }

    @Override
    public byte[] bytes(String field, byte[] present) {
        return present;
    }
}
