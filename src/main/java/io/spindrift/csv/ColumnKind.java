package io.spindrift.csv;

/** What all fields of a column are, and so whether it is one of those that are taken if none are named. */
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
