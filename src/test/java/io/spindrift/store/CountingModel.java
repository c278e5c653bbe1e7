package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A model that learns nothing but which events it has seen, in which order: one that is lost, doubled or out of order shows in
 * its hash. Its state takes as many bytes as its events say.
 */
final class CountingModel {
    final int setting;
    long hash;
    long count;
    int size;

    CountingModel(String series, int setting) {
        this.setting = setting;
        hash = series.hashCode();
    }

    /**
     * What may happen to a tally.
     *
     * @param number tells events apart; {@link Type#POISON} cannot be applied
     * @param time of the record
     * @param size bytes of the state from here on; −1 for as many as before
     */
    record Tick(long number, long time, int size) {
        Tick(long number, long time) {
            this(number, time, -1);
        }
    }

    void apply(Tick tick) {
        count++;
        hash = new SplittableRandom(31 * hash + tick.number).nextLong();
        // Only here, so that what fails has left something behind.
        if (tick.number == Type.POISON) {
            throw new IllegalStateException("poison");
        }
        if (tick.size >= 0) {
            size = tick.size;
        }
    }

    void visit(FieldVisitor fields) {
        hash = fields.int64("hash", hash);
        count = fields.int64("count", count);
        size = fields.int32("size", size, 0, Integer.MAX_VALUE);
        if (!Arrays.equals(fields.bytes("payload", payload()), payload())) {
            throw new CorruptStateException("payload: expected that of the hash, got another");
        }
    }

    private byte[] payload() {
        byte[] payload = new byte[size];
        new SplittableRandom(hash).nextBytes(payload);
        return payload;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CountingModel tally && tally.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }

    @Override
    public String toString() {
        return count + " events, hash " + Long.toHexString(hash) + ", " + size + " bytes, setting " + setting;
    }

    /** Tallies as a store sees them. */
    record Type(int setting, int coreVersion, long version)
            implements ModelType<CountingModel, Tick>, SettingsRules<CountingModel, Tick> {
        static final long POISON = -666;
        static final int OVERHEAD_BYTES = 50;

        Type() {
            this(1, 7);
        }

        Type(int setting, int coreVersion) {
            this(setting, coreVersion, 0);
        }

        @Override
        public CountingModel create(String series, long time) {
            return new CountingModel(series, setting);
        }

        @Override
        public CountingModel create(String series, FieldVisitor settings) {
            return new CountingModel(series, settings.int32("setting", setting, 0, 99));
        }

        @Override
        public void visitSettings(CountingModel model, FieldVisitor fields) {
            fields.int32("setting", model.setting, 0, 99);
        }

        @Override
        public SettingsStatus status(CountingModel model, String series, long time) {
            return new SettingsStatus(model.setting == setting, null, Long.MAX_VALUE);
        }

        @Override
        public void visit(CountingModel model, FieldVisitor fields) {
            model.visit(fields);
        }

        @Override
        public void replay(CountingModel model, Tick event) {
            model.apply(event);
        }

        @Override
        public Tick visitEvent(Tick event, long time, FieldVisitor fields) {
            Tick known = event == null ? new Tick(0, 0) : event;
            return new Tick(
                    fields.int64("number", known.number),
                    time,
                    fields.int32("size", known.size, -1, Integer.MAX_VALUE));
        }

        @Override
        public long time(Tick event) {
            return event.time;
        }

        @Override
        public long bytes(CountingModel model) {
            return OVERHEAD_BYTES + model.size;
        }
    }
}
