package io.spindrift.csv;

/** A file that cannot be read as a table; the message says where, what was expected and what came. */
public final class CsvException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CsvException(String message) {
        super(message);
    }
}
