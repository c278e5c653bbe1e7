package io.spindrift.broker;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Unusable records, and the reasons that their dead letters must have. */
final class BadRecords {
    static final int MAX_RECORD = 200_000;

    private static final String OBSERVATION = "{\"id\":\"b\",\"x\":[1,2,3],\"label\":4}";
    private static final int BOMB = 100_000;

    private BadRecords() {}

    /**
     * One of them.
     *
     * @param name of the case
     * @param labels whether it comes on the labels topic
     * @param key null for none; {@link #SERIES} for that of the series
     * @param value of the record
     * @param kind of the dead letter
     * @param reason how the reason begins
     */
    record Bad(String name, boolean labels, byte[] key, byte[] value, String kind, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Placeholder for the key of a series that is named after the case. */
    static final byte[] SERIES = {1};

    static Stream<Bad> all() {
        return Stream.of(notJson(), notAnObservation(), numbers(), sizes(), keys(), labels())
                .flatMap(cases -> cases);
    }

    private static Stream<Bad> notJson() {
        String json = "value: expected JSON, got ";
        return Stream.of(
                observation("malformed", "{\"id\":\"b\",\"x\":[1,2,3}", "json", json),
                observation("truncated", "{\"id\":\"b\",\"x\":[1,2,3],\"la", "json", json),
                observation("no value at all", null, "json", "value: expected a JSON object, got null"),
                observation("trailing garbage", OBSERVATION + "garbage", "json", json),
                observation(
                        "two objects", OBSERVATION + "{}", "json", "value: expected one JSON value, got more after it"),
                observation("NaN", "{\"id\":\"b\",\"x\":[1,NaN,3]}", "json", json),
                observation("Infinity", "{\"id\":\"b\",\"x\":[1,Infinity,3]}", "json", json),
                observation("-Infinity", "{\"id\":\"b\",\"x\":[1,2,3],\"label\":-Infinity}", "json", json),
                new Bad(
                        "bytes of no text",
                        false,
                        SERIES,
                        new byte[] {'{', '"', (byte) 0xFF, '"'},
                        "json",
                        "value: expected JSON in UTF-8, got bytes that are not UTF-8, from byte 3 on"),
                observation(
                        "deep field",
                        "{\"deep\":" + "[".repeat(BOMB),
                        "json",
                        "value: expected JSON nested at most 32"),
                observation("deep", "[".repeat(BOMB), "field", "value: expected a JSON object, got an array"),
                observation("an array", "[1,2,3]", "field", "value: expected a JSON object, got an array"),
                observation("a number", "7", "field", "value: expected a JSON object, got 7"),
                observation("an empty value", "", "json", "value: expected JSON, got nothing"));
    }

    private static Stream<Bad> notAnObservation() {
        return Stream.of(
                observation(
                        "x a text",
                        "{\"id\":\"b\",\"x\":\"1\"}",
                        "field",
                        "x: expected an array of numbers, got \"1\""),
                observation(
                        "text in x", "{\"id\":\"b\",\"x\":[1,\"2\",3]}", "field", "x[1]: expected a number, got \"2\""),
                observation(
                        "null in x", "{\"id\":\"b\",\"x\":[1,2,null]}", "field", "x[2]: expected a number, got null"),
                observation(
                        "array in x",
                        "{\"id\":\"b\",\"x\":[[1],2,3]}",
                        "field",
                        "x[0]: expected a number, got an array"),
                observation(
                        "neither x nor label",
                        "{\"id\":\"b\"}",
                        "field",
                        "x: expected an array of numbers, got nothing"),
                observation("no id", "{\"x\":[1,2,3]}", "field", "id: expected a text or a whole number, got nothing"),
                observation(
                        "id an object",
                        "{\"id\":{},\"x\":[1,2,3]}",
                        "field",
                        "id: expected a text or a whole number, got an object"),
                observation(
                        "id a fraction",
                        "{\"id\":1.5,\"x\":[1,2,3]}",
                        "field",
                        "id: expected a text or a whole number, got 1.5"),
                observation(
                        "id empty", "{\"id\":\"\",\"x\":[1,2,3]}", "field", "id: expected 1 to 256 characters, got 0"),
                observation(
                        "id too long",
                        "{\"id\":\"" + "i".repeat(257) + "\",\"x\":[1,2,3]}",
                        "field",
                        "id: expected 1 to 256 characters, got 257"),
                observation(
                        "label a text",
                        "{\"id\":\"b\",\"x\":[1,2,3],\"label\":\"4\"}",
                        "field",
                        "label: expected a number, got \"4\""),
                observation(
                        "x twice",
                        "{\"x\":[1,2,3],\"id\":\"b\",\"x\":[1,2,3]}",
                        "field",
                        "x: expected once, got twice"),
                observation("x too short", "{\"id\":\"b\",\"x\":[1,2]}", "mismatch", "x: expected 3 numbers, got 2"),
                observation("x too long", "{\"id\":\"b\",\"x\":[1,2,3,4]}", "mismatch", "x: expected 3 numbers, got 4"),
                observation("x empty", "{\"id\":\"b\",\"x\":[]}", "mismatch", "x: expected 3 numbers, got 0"));
    }

    private static Stream<Bad> numbers() {
        String magnitude = ": expected a magnitude of at most 1.0E100, got ";
        return Stream.of(
                observation("1e999", "{\"id\":\"b\",\"x\":[1,1e999,3]}", "field", "x[1]" + magnitude + "1e999"),
                observation("-2e100", "{\"id\":\"b\",\"x\":[-2e100,2,3]}", "field", "x[0]" + magnitude + "-2e100"),
                observation(
                        "label 2e100",
                        "{\"id\":\"b\",\"x\":[1,2,3],\"label\":2e100}",
                        "field",
                        "label" + magnitude + "2e100"),
                observation(
                        "300 digits",
                        "{\"id\":\"b\",\"x\":[1,2," + "9".repeat(300) + "]}",
                        "field",
                        "x[2]" + magnitude + "99"),
                observation(
                        "500 digits",
                        "{\"id\":\"b\",\"x\":[1,2," + "9".repeat(500) + "]}",
                        "json",
                        "value: expected JSON nested at most 32 deep with numbers of at most 400"));
    }

    private static Stream<Bad> sizes() {
        String padded = OBSERVATION + " ".repeat(MAX_RECORD + 1 - OBSERVATION.length());
        return Stream.of(observation(
                "too large",
                padded,
                "size",
                "value: expected at most " + MAX_RECORD + " bytes, got " + (MAX_RECORD + 1)));
    }

    private static Stream<Bad> keys() {
        byte[] value = OBSERVATION.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                new Bad("no key", false, null, value, "key", "key: expected the name of a series, got nothing"),
                new Bad(
                        "empty key",
                        false,
                        new byte[0],
                        value,
                        "key",
                        "key: expected the name of a series, got nothing"),
                new Bad(
                        "key not UTF-8",
                        false,
                        new byte[] {(byte) 0xC3, '('},
                        value,
                        "key",
                        "key: expected UTF-8 text (key.format=string), got 2 bytes that are not UTF-8"),
                new Bad(
                        "key too long",
                        false,
                        new byte[1025],
                        value,
                        "key",
                        "key: expected at most 1024 bytes, got 1025"));
    }

    private static Stream<Bad> labels() {
        return Stream.of(
                label("label malformed", "{\"id\":\"0\",\"label\"", "json", "value: expected JSON, got "),
                label("label no object", "\"0\"", "field", "value: expected a JSON object, got \"0\""),
                label(
                        "label of text",
                        "{\"id\":\"0\",\"label\":\"4\"}",
                        "field",
                        "label: expected a number, got \"4\""),
                label("label null", "{\"id\":\"0\",\"label\":null}", "field", "label: expected a number, got null"),
                label(
                        "label missing",
                        "{\"id\":\"0\",\"x\":[1,2,3]}",
                        "field",
                        "label: expected a number, got nothing"),
                label("label NaN", "{\"id\":\"0\",\"label\":NaN}", "json", "value: expected JSON, got "),
                label(
                        "label 1e999",
                        "{\"id\":\"0\",\"label\":1e999}",
                        "field",
                        "label: expected a magnitude of at most 1.0E100, got 1e999"),
                label(
                        "label without id",
                        "{\"label\":4}",
                        "field",
                        "id: expected a text or a whole number, got nothing"),
                label("label not there", null, "json", "value: expected a JSON object, got null"),
                new Bad(
                        "label without key",
                        true,
                        null,
                        "{\"id\":\"0\",\"label\":4}".getBytes(StandardCharsets.UTF_8),
                        "key",
                        "key: expected the name of a series, got nothing"));
    }

    private static Bad observation(String name, String value, String kind, String reason) {
        return new Bad(name, false, SERIES, TestBed.bytes(value), kind, reason);
    }

    private static Bad label(String name, String value, String kind, String reason) {
        return new Bad(name, true, SERIES, TestBed.bytes(value), kind, reason);
    }
}
