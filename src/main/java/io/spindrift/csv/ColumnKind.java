package io.spindrift.csv;

/** The kind of all fields of a column. It decides whether the column is used if no columns are named. */
enum ColumnKind {
    NUMBERS("numbers"),
    TIMES("times"),
    TEXT("text"),
    EMPTY("no values"),
    ROW_NUMBERS("counts up by 1"),
    UNNAMED("has no name"),
    ANNOTATION("an annotation of InfluxDB");

    private final String words;

    ColumnKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
