package io.spindrift.field;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.InputRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads the values of input records by pointers, in any format. The constraints of the fields are those of the schemas
 * (schemas/), wherever the fields are. This class is thread-safe.
 */
public final class FieldReader {
    private static final double[] NO_NUMBERS = {};

    private final FieldSettings settings;
    private final DocumentReader documents;
    private final PointerTree ofSeries;
    private final PointerTree ofRegression;
    private final PointerTree ofTime;

    /**
     * @param settings the places of the fields
     * @param documents the format
     */
    public FieldReader(FieldSettings settings, DocumentReader documents) {
        this.settings = settings;
        this.documents = documents;
        List<Pointer> shared =
                Stream.concat(Stream.of(settings.id()), settings.x().stream()).toList();
        ofSeries = new PointerTree(
                Stream.concat(shared.stream(), settings.values().stream().map(FieldSettings.Value::at))
                        .toList());
        ofRegression = new PointerTree(
                Stream.concat(shared.stream(), Stream.of(settings.label())).toList());
        ofTime = new PointerTree(settings.time().stream().toList());
    }

    /**
     * Reads a record of the observations topic in series mode. It returns one result for each value, in their order.
     *
     * @throws BadRecordException if no value can be used, for a reason that concerns all of them
     */
    public List<FieldResult> series(byte[] value) throws BadRecordException {
        FieldValue[] leaves = documents.read(value, ofSeries);
        String id = id(leaves);
        double[] x = x(leaves);
        double[] regressors = x == null ? NO_NUMBERS : x;
        List<FieldResult> readings = new ArrayList<>(settings.values().size());
        int first = 1 + settings.x().size();
        // A record without any of its values, such as a delete, has one meaning for the whole record.
        boolean none = settings.values().size() > 1;
        for (int i = 0; i < settings.values().size(); i++) {
            FieldValue leaf = leaves[first + i];
            none &= leaf == null;
            if (leaf != null || !settings.skipMissing()) {
                readings.add(reading(settings.values().get(i), leaf, id, regressors));
            }
        }
        if (none || readings.isEmpty()) {
            throw FieldTexts.bad(
                    "fields.value: expected at least one of " + String.join(", ", settings.names()) + ", got none");
        }
        return readings;
    }

    private static FieldResult reading(FieldSettings.Value each, FieldValue leaf, String id, double[] x) {
        try {
            if (leaf == null) {
                throw FieldTexts.bad(each.shown() + ": expected a number or null, got nothing");
            }
            return new FieldResult(each.name(), new InputRecord.Observation(id, x, number(each::shown, leaf)), null);
        } catch (BadRecordException e) {
            return new FieldResult(each.name(), null, e);
        }
    }

    /** Reads a record of the observations topic in regression mode: an observation, or a label, which has no x. */
    public InputRecord regression(byte[] value) throws BadRecordException {
        FieldValue[] leaves = documents.read(value, ofRegression);
        double[] x = x(leaves);
        FieldValue label = leaves[1 + settings.x().size()];
        if (x == null) {
            if (label == null) {
                throw FieldTexts.bad(settings.x().get(0).shown("x") + ": expected an array of numbers, got nothing");
            }
            return label(leaves);
        }
        return new InputRecord.Observation(
                requiredId(leaves), x, label == null ? OptionalDouble.empty() : number(this::labelShown, label));
    }

    /** Reads a record of the labels topic. */
    public InputRecord label(byte[] value) throws BadRecordException {
        return label(documents.read(value, ofRegression));
    }

    /** Returns the time of a record, in milliseconds since 1970. Call it only if fields.time is set. */
    public long time(byte[] value) throws BadRecordException {
        return settings.unit().millis(timeShown(), documents.read(value, ofTime)[0]);
    }

    /** Returns the name of the time of a record for messages. Call it only if fields.time is set. */
    public String timeShown() {
        return settings.time().orElseThrow().shown("time");
    }

    private InputRecord label(FieldValue[] leaves) throws BadRecordException {
        String id = requiredId(leaves);
        FieldValue leaf = leaves[1 + settings.x().size()];
        OptionalDouble label = leaf == null ? OptionalDouble.empty() : number(this::labelShown, leaf);
        if (label.isEmpty()) {
            throw FieldTexts.bad(labelShown() + ": expected a number, got " + (leaf == null ? "nothing" : "null"));
        }
        return new InputRecord.Label(id, label.getAsDouble());
    }

    private String labelShown() {
        return settings.label().shown("label");
    }

    private String requiredId(FieldValue[] leaves) throws BadRecordException {
        String id = id(leaves);
        if (id == null) {
            throw FieldTexts.bad(settings.id().shown("id") + ": expected a text or a whole number, got nothing");
        }
        return id;
    }

    private String id(FieldValue[] leaves) throws BadRecordException {
        FieldValue leaf = leaves[0];
        if (leaf == null || leaf == FieldValue.NULL) {
            return null;
        }
        if (leaf instanceof FieldValue.Text text) {
            return FieldTexts.id(text.text());
        }
        if (leaf instanceof FieldValue.Number number && number.whole() != null) {
            return FieldTexts.id(number.whole());
        }
        throw FieldTexts.bad(settings.id().shown("id") + ": expected a text or a whole number, got " + leaf.shown());
    }

    /** Returns null if there is nothing at any of its places. */
    private double[] x(FieldValue[] leaves) throws BadRecordException {
        List<Pointer> places = settings.x();
        boolean none = true;
        for (int i = 0; i < places.size(); i++) {
            none &= leaves[1 + i] == null || leaves[1 + i] == FieldValue.NULL && places.size() == 1;
        }
        if (none) {
            return null;
        }
        return places.size() == 1 ? array(places.get(0), leaves[1]) : several(places, leaves);
    }

    private static double[] array(Pointer place, FieldValue leaf) throws BadRecordException {
        if (!(leaf instanceof FieldValue.Items array)) {
            throw FieldTexts.bad(place.shown("x") + ": expected an array of numbers, got " + leaf.shown());
        }
        double[] x = new double[array.items().size()];
        for (int i = 0; i < x.length; i++) {
            int item = i;
            x[i] = FieldNumbers.of(() -> place.shown("x", item), array.items().get(i));
        }
        return x;
    }

    private static double[] several(List<Pointer> places, FieldValue[] leaves) throws BadRecordException {
        double[] x = new double[places.size()];
        for (int i = 0; i < x.length; i++) {
            Pointer place = places.get(i);
            x[i] = FieldNumbers.of(() -> place.shown("x"), leaves[1 + i]);
        }
        return x;
    }

    private static OptionalDouble number(Supplier<String> name, FieldValue leaf) throws BadRecordException {
        return leaf == FieldValue.NULL ? OptionalDouble.empty() : OptionalDouble.of(FieldNumbers.of(name, leaf));
    }
}
