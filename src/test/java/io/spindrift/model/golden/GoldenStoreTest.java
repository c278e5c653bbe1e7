package io.spindrift.model.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spindrift.changelog.StateFile;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.series.SeriesType;
import io.spindrift.store.ForwardingType;
import io.spindrift.store.LaterVersionException;
import io.spindrift.store.MemoryByteStore;
import io.spindrift.store.ModelType;
import io.spindrift.store.SeriesInspector;
import io.spindrift.store.StoredSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stores as any version left them, snapshots and journals, are taken up by this one. */
class GoldenStoreTest {
    /** All stores of all versions. */
    static List<Path> stores() throws IOException {
        try (Stream<Path> all = Files.walk(GoldenWriter.FOLDER)) {
            return all.filter(file -> file.toString().endsWith(GoldenWriter.STORE))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldHaveStoresOfThisVersion() throws IOException {
        assertThat(stores().stream()
                        .filter(store -> version(store) == SeriesModel.CORE_VERSION)
                        .map(GoldenStoreTest::name))
                .containsExactlyInAnyOrderElementsOf(GoldenWriter.STORED);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void shouldContinueFromAStore(Path store) throws IOException {
        SeriesSettings settings = Golden.models().get(name(store));
        MemoryByteStore table = table(store);
        int replayed = 0;
        for (String series : GoldenWriter.SERIES) {
            StoredSeries<SeriesModel, SeriesEvent> view = new SeriesInspector<>(table, new SeriesType(settings))
                    .view(series)
                    .orElseThrow();
            assertThat(view.damage()).isEmpty();
            assertThat(view.header().coreVersion()).isEqualTo(version(store));
            replayed += view.journal().size();

            Golden.Bits stored = goOn(table, settings, new SeriesType(settings), series);
            Golden.Bits unbroken = unbroken(settings, series);
            assertThat(stored.lines.toString().lines())
                    .hasSameSizeAs(unbroken.lines.toString().lines().toList());
            if (version(store) == SeriesModel.CORE_VERSION) {
                assertThat(stored.lines).hasToString(unbroken.lines.toString());
            }
        }
        assertThat(replayed).as("events of journals").isPositive();
    }

    /** A later version replays the journal of this version once, and then writes the state in its own form. */
    @ParameterizedTest
    @MethodSource("stores")
    void shouldBeRewrittenByALaterVersion(Path store) throws IOException {
        SeriesSettings settings = Golden.models().get(name(store));
        MemoryByteStore table = table(store);
        int later = SeriesModel.CORE_VERSION + 1;
        ModelType<SeriesModel, SeriesEvent> type = new Later(new SeriesType(settings), later);
        for (String series : GoldenWriter.SERIES) {
            Golden.Bits stored = goOn(table, settings, type, series);
            Golden.Bits own = goOn(table(store), settings, new SeriesType(settings), series);
            assertThat(stored.lines).hasToString(own.lines.toString());
            StoredSeries<SeriesModel, SeriesEvent> view =
                    new SeriesInspector<>(table, type).view(series).orElseThrow();
            assertThat(view.header().coreVersion()).isEqualTo(later);
            assertThat(view.damage()).isEmpty();
        }
    }

    /**
     * A version whose models and events have one more field restores a state of this version, with the initial value of
     * the field.
     */
    @ParameterizedTest
    @MethodSource("stores")
    void shouldBeReadByAVersionWithOneMoreField(Path store) throws IOException {
        SeriesSettings settings = Golden.models().get(name(store));
        MemoryByteStore table = table(store);
        for (String series : GoldenWriter.SERIES) {
            OneFieldMore first = new OneFieldMore(settings);
            Golden.Bits stored = goOn(table, settings, first, series);
            Golden.Bits own = goOn(table(store), settings, new SeriesType(settings), series);
            assertThat(stored.lines).hasToString(own.lines.toString());
            assertThat(first.restored).containsExactly(OneFieldMore.INITIAL);

            OneFieldMore second = new OneFieldMore(settings);
            StoredSeries<SeriesModel, SeriesEvent> view =
                    new SeriesInspector<>(table, second).view(series).orElseThrow();
            assertThat(view.damage()).isEmpty();
            assertThat(view.header().coreVersion()).isEqualTo(second.coreVersion());
            assertThat(second.restored).containsExactly(OneFieldMore.SAVED);
        }
    }

    /** An instance of this version must not read the state of a later one. */
    @ParameterizedTest
    @MethodSource("stores")
    void shouldRejectAStateOfALaterVersion(Path store) throws IOException {
        SeriesSettings settings = Golden.models().get(name(store));
        MemoryByteStore table = table(store);
        new GoldenStore(table, settings).close();
        goOn(table, settings, new Later(new SeriesType(settings), SeriesModel.CORE_VERSION + 1), "golden");
        StoredSeries<SeriesModel, SeriesEvent> view = new SeriesInspector<>(table, new SeriesType(settings))
                .view("golden")
                .orElseThrow();
        assertThat(view.damage())
                .containsExactly("core version: expected 1 to " + SeriesModel.CORE_VERSION + ", got "
                        + (SeriesModel.CORE_VERSION + 1));
        assertThatExceptionOfType(LaterVersionException.class).isThrownBy(() -> new GoldenStore(table, settings));
    }

    private static Golden.Bits goOn(
            MemoryByteStore table, SeriesSettings settings, ModelType<SeriesModel, SeriesEvent> type, String series) {
        Golden.Bits later = new Golden.Bits();
        try (GoldenStore store = new GoldenStore(table, settings, type)) {
            later.add(store.run(series, Golden.STORED_AFTER, Golden.FORECAST_TO));
        }
        return later;
    }

    private static Golden.Bits unbroken(SeriesSettings settings, String series) {
        SeriesModel model = SeriesModel.create(series, settings);
        for (int step = 0; step < Golden.STORED_AFTER; step++) {
            Golden.step(model, step);
        }
        Golden.Bits later = new Golden.Bits();
        for (int step = Golden.STORED_AFTER; step < Golden.FORECAST_TO; step++) {
            later.add(Golden.step(model, step));
        }
        return later;
    }

    private static MemoryByteStore table(Path store) throws IOException {
        MemoryByteStore table = new MemoryByteStore();
        StateFile.read(store, table::put);
        return table;
    }

    private static int version(Path store) {
        return Integer.parseInt(store.getParent().getFileName().toString());
    }

    private static String name(Path store) {
        return store.getFileName().toString().replace(GoldenWriter.STORE, "");
    }

    /** The same arithmetic under a later number. */
    private static final class Later extends ForwardingType<SeriesModel, SeriesEvent> {
        private final int coreVersion;

        Later(ModelType<SeriesModel, SeriesEvent> of, int coreVersion) {
            super(of);
            this.coreVersion = coreVersion;
        }

        @Override
        public int coreVersion() {
            return coreVersion;
        }
    }

    /** A build whose models and events have a field that this version does not know. */
    private static final class OneFieldMore extends ForwardingType<SeriesModel, SeriesEvent> {
        static final double INITIAL = 7;
        static final double SAVED = 9.5;

        /** The value of the field in each model that was restored. */
        final List<Double> restored = new ArrayList<>();

        OneFieldMore(SeriesSettings settings) {
            super(new SeriesType(settings));
        }

        @Override
        public int coreVersion() {
            return SeriesModel.CORE_VERSION + 1;
        }

        @Override
        public void visit(SeriesModel model, FieldVisitor fields) {
            super.visit(model, fields);
            double field = fields.restoring() ? INITIAL : SAVED;
            if (fields.since(coreVersion())) {
                field = fields.float64("field", field);
            }
            if (fields.restoring()) {
                restored.add(field);
            }
        }

        @Override
        public SeriesEvent visitEvent(SeriesEvent event, long time, FieldVisitor fields) {
            SeriesEvent visited = super.visitEvent(event, time, fields);
            if (fields.since(coreVersion())) {
                fields.flag("event.field", true);
            }
            return visited;
        }
    }
}
