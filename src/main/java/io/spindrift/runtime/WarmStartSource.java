package io.spindrift.runtime;

import io.spindrift.changelog.ChangelogException;
import io.spindrift.model.series.Donor;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.series.Priors;
import io.spindrift.series.SeriesModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where new series get a learned state from: a series in a file of exported states, a file with a pooled prior, or nowhere.
 *
 * @param file path of the file; empty for a cold start
 * @param series name of the donor; empty if the file has only one series, or a prior
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
            byte[] magic = firstBytes();
            return Priors.startsLikeOne(magic) ? prior(template) : SeriesModels.donor(model(template));
        } catch (IOException e) {
            throw new StartException("warm.start.file: " + file + ": expected a file that can be read, got " + e, e);
        } catch (ChangelogException e) {
            throw new StartException("warm.start.file: " + e.getMessage(), e);
        } catch (CorruptStateException e) {
            throw new StartException("warm.start.file: " + file + ": " + e.getMessage(), e);
        }
    }

    private byte[] firstBytes() throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return in.readNBytes(Long.BYTES);
        }
    }

    private Donor prior(SeriesSettings template) throws IOException {
        if (!series.isEmpty()) {
            throw new StartException("warm.start.series: expected nothing, since " + file
                    + " has a prior of several series, got '" + series + "'");
        }
        return Priors.restore(Files.readAllBytes(Path.of(file)), template);
    }

    private SeriesModel model(SeriesSettings template) throws IOException {
        ExportedSeries exported = ExportedSeries.read(Path.of(file), name -> series.isEmpty() || name.equals(series));
        if (series.isEmpty() && exported.names().size() != 1) {
            throw new StartException("warm.start.series: expected the name of a series, since " + file + " has "
                    + exported.names().size() + " of them, got nothing");
        }
        String name = series.isEmpty() ? exported.names().iterator().next() : series;
        return exported.model(name, template)
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
