package io.spindrift.csv;

/** Reports a file that cannot be read as a table. The message has the position and the expected and the actual content. */
public final class CsvException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CsvException(String message) {
        super(message);
    }
}
