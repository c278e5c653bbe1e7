package io.spindrift.bench.state;

import io.spindrift.model.state.FieldVisitor;
import io.spindrift.store.ModelType;
import io.spindrift.store.SettingsRules;
import io.spindrift.store.SettingsStatus;
import java.nio.ByteBuffer;

/** A state of a given size, of which every event changes some words; a microsecond or two of work. */
final class SyntheticModel {
    private static final int TOUCHED = 128;

    final long[] words;

    SyntheticModel(int bytes) {
        words = new long[Math.max(2, bytes / Long.BYTES)];
    }

    void apply(byte[] event) {
        long hash = words[0] * 31 + ByteBuffer.wrap(event).getLong();
        words[0] = hash;
        words[1]++;
        for (int i = 0; i < TOUCHED; i++) {
            hash = hash * 0x9E3779B97F4A7C15L + 1;
            words[(int) ((hash >>> 33) % words.length)] ^= hash;
        }
    }

    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES);
        bytes.asLongBuffer().put(words);
        return bytes.array();
    }

    static SyntheticModel fromBytes(byte[] bytes) {
        SyntheticModel model = new SyntheticModel(bytes.length);
        ByteBuffer.wrap(bytes).asLongBuffer().get(model.words);
        return model;
    }

    /** As the store sees it. */
    record Type(int stateBytes) implements ModelType<SyntheticModel, byte[]>, SettingsRules<SyntheticModel, byte[]> {
        @Override
        public int coreVersion() {
            return 1;
        }

        @Override
        public SyntheticModel create(String series, long time) {
            return new SyntheticModel(stateBytes);
        }

        @Override
        public SyntheticModel create(String series, FieldVisitor settings) {
            return new SyntheticModel(settings.int32("bytes", 0, 0, Integer.MAX_VALUE));
        }

        @Override
        public void visitSettings(SyntheticModel model, FieldVisitor fields) {
            fields.int32("bytes", stateBytes, 0, Integer.MAX_VALUE);
        }

        @Override
        public SettingsStatus status(SyntheticModel model, String series, long time) {
            return new SettingsStatus(true, null, Long.MAX_VALUE);
        }

        @Override
        public void visit(SyntheticModel model, FieldVisitor fields) {
            fields.int64s("words", model.words);
        }

        @Override
        public void replay(SyntheticModel model, byte[] event) {
            model.apply(event);
        }

        @Override
        public byte[] visitEvent(byte[] event, long time, FieldVisitor fields) {
            return fields.bytes("event", event);
        }

        @Override
        public long time(byte[] event) {
            return 0;
        }

        @Override
        public long bytes(SyntheticModel model) {
            return (long) model.words.length * Long.BYTES;
        }
    }
}
