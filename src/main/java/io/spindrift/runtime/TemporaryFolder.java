package io.spindrift.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.RocksDB;

/**
 * The folder for temporary files, {@code java.io.tmpdir}. The library of RocksDB is unpacked into it and loaded from
 * there, unless {@code ROCKSDB_SHAREDLIB_DIR} names another folder.
 */
public final class TemporaryFolder {
    private static final String PROPERTY = "java.io.tmpdir";
    private static final String LIBRARY_FOLDER = "ROCKSDB_SHAREDLIB_DIR";

    private TemporaryFolder() {}

    /**
     * Creates a folder in it.
     *
     * @throws StartException if the folder for temporary files is missing or cannot be written
     */
    public static Path create(String prefix) {
        String folder = System.getProperty(PROPERTY);
        try {
            return Files.createTempDirectory(Path.of(folder), prefix);
        } catch (IOException e) {
            throw failed(PROPERTY, folder, e);
        }
    }

    /** Loads the library of RocksDB. If Kafka Streams loaded it, an error would not name the folder. */
    static void loadLibrary() {
        String folder = System.getenv(LIBRARY_FOLDER);
        boolean configured = folder != null && !folder.isEmpty();
        loadLibrary(
                configured ? LIBRARY_FOLDER : PROPERTY,
                configured ? folder : System.getProperty(PROPERTY),
                RocksDB::loadLibrary);
    }

    /**
     * @param setting that names the folder
     * @param loader unpacks and loads the library
     * @throws StartException if the folder cannot be written, or a library cannot be loaded from it
     */
    static void loadLibrary(String setting, String folder, Runnable loader) {
        try {
            Files.delete(Files.createTempFile(Path.of(folder), "spindrift-", ".tmp"));
            loader.run();
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
