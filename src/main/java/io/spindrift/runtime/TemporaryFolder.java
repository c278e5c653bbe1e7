package io.spindrift.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.RocksDB;

/**
 * The folder for temporary files, {@code java.io.tmpdir}. The library of the local stores is unpacked into it and loaded from there
 * ({@code ROCKSDB_SHAREDLIB_DIR} names another folder for that).
 */
public final class TemporaryFolder {
    private static final String PROPERTY = "java.io.tmpdir";
    private static final String OF_LIBRARY = "ROCKSDB_SHAREDLIB_DIR";

    private TemporaryFolder() {}

    /**
     * A new folder in it.
     *
     * @throws StartException if there is none, or it cannot be written
     */
    public static Path create(String prefix) {
        String folder = System.getProperty(PROPERTY);
        try {
            return Files.createTempDirectory(Path.of(folder), prefix);
        } catch (IOException e) {
            throw failed(PROPERTY, folder, e);
        }
    }

    /** Loads the library of the local stores, since Kafka Streams says nothing of the folder when it fails. */
    static void loadLibrary() {
        String given = System.getenv(OF_LIBRARY);
        boolean own = given != null && !given.isEmpty();
        loadLibrary(own ? OF_LIBRARY : PROPERTY, own ? given : System.getProperty(PROPERTY), RocksDB::loadLibrary);
    }

    /**
     * @param setting that names the folder
     * @param loading unpacks and loads
     * @throws StartException if the folder cannot be written, or nothing can be loaded from it
     */
    static void loadLibrary(String setting, String folder, Runnable loading) {
        try {
            Files.delete(Files.createTempFile(Path.of(folder), "spindrift-", ".tmp"));
            loading.run();
        } catch (IOException | RuntimeException | LinkageError e) {
            throw failed(setting, folder, e);
        }
    }

    private static StartException failed(String setting, String folder, Throwable e) {
        return new StartException(
                setting
                        + ": expected a folder that can be written, and from which a library can be loaded (mounted without "
                        + "noexec), got " + folder + " (" + StartException.root(e) + "); create it, or name another: "
                        + (setting.equals(PROPERTY) ? "-D" + PROPERTY : setting) + "=FOLDER",
                e);
    }
}
