package io.spindrift.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.spindrift.model.numeric.Hash;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.scale.ForecastBounds;
import io.spindrift.model.series.DistributionSettings;
import io.spindrift.model.series.Donor;
import io.spindrift.model.series.Horizons;
import io.spindrift.model.series.InputMode;
import io.spindrift.model.series.LabelSettings;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.SavedSeries;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.train.Defaults;
import io.spindrift.model.train.LearnerSettings;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.store.ChangePolicy;
import io.spindrift.store.MemoryBudget;
import io.spindrift.store.MemoryByteStore;
import io.spindrift.store.ModelHandle;
import io.spindrift.store.ModelStore;
import io.spindrift.store.SeriesLimitException;
import io.spindrift.store.StoreSettings;
import io.spindrift.waiting.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Series models in a store that is closed and opened repeatedly. */
final class SeriesModelsTest {
    private static final LabelSettings LABELS = new LabelSettings(5000, 12, 3, 40, 4);
    private static final int EVENTS = 300;

    static Stream<Arguments> models() {
        return Stream.of(InputMode.values())
                .flatMap(inputMode -> Stream.of(Precision.values())
                        .flatMap(precision -> Stream.of(
                                Arguments.of(inputMode, precision, Defaults.BLOCK.with(Defaults.NETWORK, 3)),
                                Arguments.of(inputMode, precision, Defaults.RLS))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("models")
    void shouldRestoreTheSameBits(InputMode inputMode, Precision precision, LearnerSettings learner)
            throws SeriesLimitException {
        SeriesSettings settings = new SeriesSettings(
                inputMode,
                3,
                Horizons.of(1, 2),
                5,
                100,
                precision,
                LABELS,
                learner,
                DistributionSettings.ofLevels(List.of(0.5, 0.9)),
                ForecastBounds.NONE);
        SplittableRandom random = new SplittableRandom(8);
        MemoryByteStore table = new MemoryByteStore();
        Map<String, SeriesModel> whole = new HashMap<>();
        ModelStore<SeriesModel, SeriesEvent> store = open(table, settings, 0);
        for (int i = 0; i < EVENTS; i++) {
            if (random.nextInt(10) == 0) {
                store.close();
                store = open(table, settings, random.nextInt(0, 20));
            }
            String series = "s" + random.nextInt(3);
            SeriesEvent event = event(inputMode, random, i);
            SeriesModel expected = whole.computeIfAbsent(series, name -> SeriesModel.create(name, settings));
            ModelHandle<SeriesModel> handle = store.open(series, event);
            List<Outcome> outcomes = handle.model().apply(event);
            if (rejects(expected.apply(event))) {
                assertThat(rejects(outcomes)).isTrue();
            } else {
                store.append(handle, event, Hash.of(series));
            }
            assertThat(SavedSeries.save(store.open(series, event).model()))
                    .as("event %d", i)
                    .isEqualTo(SavedSeries.save(expected));
        }
        assertThat(store.series()).isEqualTo(3);
    }

    /**
     * The donor exists only for the first events of each series. Whenever the store is opened again, the donor is
     * another one or missing.
     */
    @Tag("slow")
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("models")
    void shouldRestoreTheSameBits_whenTheDonorIsMissing(
            InputMode inputMode, Precision precision, LearnerSettings learner) throws SeriesLimitException {
        SeriesSettings settings = new SeriesSettings(
                inputMode,
                3,
                Horizons.of(1, 2),
                5,
                100,
                precision,
                LABELS,
                learner,
                DistributionSettings.ofLevels(List.of(0.5, 0.9)),
                ForecastBounds.NONE);
        SplittableRandom random = new SplittableRandom(9);
        List<Donor> donors = new ArrayList<>();
        donors.add(null);
        donors.add(donor(settings, 1));
        donors.add(donor(settings, 2));
        MemoryByteStore table = new MemoryByteStore();
        Map<String, SeriesModel> whole = new HashMap<>();
        Donor donor = donors.get(1);
        ModelStore<SeriesModel, SeriesEvent> store = open(table, new SeriesModels(settings, donor), 0);
        int warm = 0;
        for (int i = 0; i < EVENTS; i++) {
            if (random.nextInt(5) == 0) {
                store.close();
                donor = donors.get(random.nextInt(3));
                store = open(table, new SeriesModels(settings, donor), random.nextInt(0, 20));
            }
            String series = "s" + i / 20 + random.nextInt(3);
            SeriesEvent event = event(inputMode, random, i);
            SeriesModel expected = whole.computeIfAbsent(series, name -> SeriesModel.create(name, settings));
            expected.setWarmStart(donor);
            ModelHandle<SeriesModel> handle = store.open(series, event);
            handle.model().apply(event);
            if (!rejects(expected.apply(event))) {
                store.append(handle, event, Hash.of(series));
                warm += expected.usedWarmStart() ? 1 : 0;
            }
            assertThat(SavedSeries.save(store.open(series, event).model()))
                    .as("event %d", i)
                    .isEqualTo(SavedSeries.save(expected));
        }
        assertThat(warm).isBetween(10, whole.size() - 5);
    }

    /**
     * The topic of rules was deleted and created again, after many partitions had started series under its earlier
     * rules.
     */
    @Test
    @Tag("long")
    void shouldWaitOnlyOnce_whenRulesAreMissing() {
        SeriesSettings settings = new SeriesSettings(
                InputMode.SERIES,
                3,
                Horizons.of(1),
                5,
                100,
                Precision.FLOAT64,
                LABELS,
                Defaults.RLS,
                DistributionSettings.ofLevels(List.of(0.9)),
                ForecastBounds.NONE);
        SeriesRules rules = new SeriesRules(RuleRegistry.closed(settings), null);
        assertTimeoutPreemptively(Waiting.BOUND, () -> {
            for (int partition = 0; partition < 100; partition++) {
                rules.awaitVersion(1 + partition);
            }
        });
    }

    private static boolean rejects(List<Outcome> outcomes) {
        return !outcomes.isEmpty() && outcomes.get(0) instanceof Outcome.Rejected;
    }

    private static Donor donor(SeriesSettings settings, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SeriesModel model = SeriesModel.create("donor", settings);
        for (int i = 0; i < 60; i++) {
            SeriesEvent event = event(settings.inputMode(), random, i);
            model.apply(event);
        }
        return SeriesModels.donor(model);
    }

    private static SeriesEvent event(InputMode inputMode, SplittableRandom random, int i) {
        long time = 1_000_000 + 300L * i + random.nextInt(2000);
        if (inputMode == InputMode.REGRESSION && random.nextInt(3) == 0) {
            String id = "o" + Math.max(0, i + random.nextInt(-15, 3));
            return new SeriesEvent.Label(id, time, random.nextDouble(), new byte[] {1, 2, 3});
        }
        double value = random.nextInt(4) == 0 ? Double.NaN : StrictMath.sin(0.4 * i) + random.nextDouble();
        return new SeriesEvent.Observation("o" + i, time, new double[] {random.nextDouble(), StrictMath.cos(i)}, value);
    }

    private static ModelStore<SeriesModel, SeriesEvent> open(
            MemoryByteStore table, SeriesSettings settings, int interval) {
        return open(table, new SeriesModels(settings), interval);
    }

    private static ModelStore<SeriesModel, SeriesEvent> open(MemoryByteStore table, SeriesModels models, int interval) {
        StoreSettings keeping = new StoreSettings(interval, 200, 5, 1, ChangePolicy.KEEP, 0, 0);
        return models.open(table, keeping, new MemoryBudget(1), System::nanoTime);
    }
}
