package io.spindrift.runtime;

import io.spindrift.changelog.ChangelogException;
import io.spindrift.changelog.StateFile;
import io.spindrift.model.series.Donor;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.series.SeriesModels;
import io.spindrift.store.MemoryByteStore;
import io.spindrift.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where new series get a learned state from: a series in a file of exported states, or nowhere.
 *
 * @param file path of the file; empty for a cold start
 * @param series name of the donor; empty if the file has only one series
 */
public record WarmStartSource(String file, String series) {

    public WarmStartSource {
        if (file.isEmpty() && !series.isEmpty()) {
            throw new IllegalArgumentException(
                    "warm.start.series: expected warm.start.file with it, got '" + series + "' without a file");
        }
    }

    /**
     * Reads the donor; empty for a cold start.
     *
     * @param settings in force
     * @throws StartException if there is no such file or series, if it cannot be read, or if it was learned under other
     *     settings
     */
    public Optional<Donor> donor(SeriesSettings settings) {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Donor donor = read(settings);
        String difference = donor.difference(settings);
        if (!difference.isEmpty()) {
            throw unusable("expected a series that was learned under the current settings, got another " + difference);
        }
        return Optional.of(donor);
    }

    /**
     * Reads the donor, whatever settings it was learned under.
     *
     * @param template any settings; stored ones are read into a copy of it
     * @throws StartException if there is no such file or series, or if it cannot be read
     */
    public Donor read(SeriesSettings template) {
        if (!Files.isRegularFile(Path.of(file))) {
            throw unusable("expected a file of exported states, got none");
        }
        try {
            return SeriesModels.donor(model(series.isEmpty() ? onlySeries() : series, template));
        } catch (IOException e) {
            throw new StartException("warm.start.file: " + file + ": expected a file that can be read, got " + e, e);
        } catch (ChangelogException e) {
            throw new StartException("warm.start.file: " + e.getMessage(), e);
        } catch (CorruptStateException e) {
            throw new StartException("warm.start.file: " + file + ": " + e.getMessage(), e);
        }
    }

    private String onlySeries() throws IOException {
        List<String> names = new ArrayList<>();
        StateFile.read(Path.of(file), (key, value) -> {
            if (StoreEntry.kind(key) == StoreEntry.Kind.HEADER) {
                names.add(StoreEntry.series(key));
            }
        });
        if (names.size() != 1) {
            throw new StartException("warm.start.series: expected the name of a series, since " + file + " has "
                    + names.size() + " of them, got nothing");
        }
        return names.get(0);
    }

    private SeriesModel model(String name, SeriesSettings template) throws IOException {
        MemoryByteStore store = new MemoryByteStore();
        StateFile.read(Path.of(file), (key, value) -> {
            if (StoreEntry.isOf(name, key)) {
                store.put(key, value);
            }
        });
        return new SeriesModels(template)
                .inspector(store)
                .model(name)
                .filter(model -> model.observations() > 0)
                .orElseThrow(() -> unusable("expected a series '" + name + "' with learned labels, got none"));
    }

    private StartException unusable(String why) {
        return new StartException("warm.start.file: " + file + ": " + why);
    }

    @Override
    public String toString() {
        return file + (series.isEmpty() ? "" : ", series '" + series + "',");
    }
}
