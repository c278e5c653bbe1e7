package io.spindrift.model;

import io.spindrift.model.state.FieldVisitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Keeps saved fields by name, to inspect them and to restore from them. */
public final class Ledger implements FieldVisitor {
    private final List<String> fields = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private boolean restoring;
    private int at;

    public static Ledger of(Consumer<FieldVisitor> walk) {
        Ledger ledger = new Ledger();
        walk.accept(ledger);
        ledger.restoring = true;
        return ledger;
    }

    /** All numbers saved under a name, in order. */
    public double[] float64s(String field) {
        return IntStream.range(0, fields.size())
                .filter(i -> fields.get(i).equals(field))
                .mapToObj(i -> numbersOf(values.get(i)))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** Whether all floating-point numbers are finite. */
    public boolean isFinite() {
        return values.stream()
                .flatMapToDouble(value -> Arrays.stream(numbersOf(value)))
                .allMatch(Double::isFinite);
    }

    /** Returns the bytes of the saved numbers, eight for each. */
    public long bytes() {
        long sum = 0;
        for (Object value : values) {
            sum += (long) Double.BYTES * count(value);
        }
        return sum;
    }

    private static int count(Object value) {
        if (value instanceof float[] numbers) {
            return numbers.length;
        }
        return value instanceof double[] numbers ? numbers.length : 1;
    }

    /** Every bit saved. */
    public List<Object> bits() {
        List<Object> bits = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Double || value instanceof double[] || value instanceof float[]) {
                for (double number : numbersOf(value)) {
                    bits.add(Double.doubleToRawLongBits(number));
                }
            } else if (value instanceof long[] numbers) {
                Arrays.stream(numbers).forEach(bits::add);
            } else if (value instanceof byte[] bytes) {
                bits.add(Arrays.toString(bytes));
            } else {
                bits.add(value);
            }
        }
        return bits;
    }

    /** Returns all values saved under a name, in order. */
    public List<Object> saved(String field) {
        return IntStream.range(0, fields.size())
                .filter(i -> fields.get(i).equals(field))
                .mapToObj(values::get)
                .toList();
    }

    @Override
    public boolean restoring() {
        return restoring;
    }

    @Override
    public boolean flag(String field, boolean present) {
        return (Boolean) exchanged(field, present);
    }

    @Override
    public int int32(String field, int present, int min, int max) {
        return (Integer) exchanged(field, present);
    }

    @Override
    public long int64(String field, long present) {
        return (Long) exchanged(field, present);
    }

    @Override
    public double float64(String field, double present) {
        return (Double) exchanged(field, present);
    }

    @Override
    public void float64s(String field, double[] present) {
        double[] stored = (double[]) exchanged(field, present.clone());
        System.arraycopy(stored, 0, present, 0, present.length);
    }

    @Override
    public void float64s(String field, float[] present) {
        float[] stored = (float[]) exchanged(field, present.clone());
        System.arraycopy(stored, 0, present, 0, present.length);
    }

    @Override
    public void int64s(String field, long[] present) {
        for (int i = 0; i < present.length; i++) {
            present[i] = (long) exchanged(field, present[i]);
        }
    }

    @Override
    public String text(String field, String present) {
        return (String) exchanged(field, present);
    }

    @Override
    public byte[] bytes(String field, byte[] present) {
        byte[] stored = (byte[]) exchanged(field, present == null ? null : present.clone());
        return stored == null ? null : stored.clone();
    }

    private static double[] numbersOf(Object value) {
        if (value instanceof Double number) {
            return new double[] {number};
        }
        if (value instanceof float[] floats) {
            return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
        }
        return value instanceof double[] numbers ? numbers : new double[0];
    }

    private Object exchanged(String field, Object present) {
        if (restoring) {
            if (!fields.get(at).equals(field)) {
                throw new IllegalStateException("expected " + fields.get(at) + ", got " + field);
            }
            return values.get(at++);
        }
        fields.add(field);
        values.add(present);
        return present;
    }
}
