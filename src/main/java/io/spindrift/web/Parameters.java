package io.spindrift.web;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;

/** Reads numbers from the query of a request. */
final class Parameters {
    private static final int MAX = 1000;

    private Parameters() {}

    static long whole(Context context, String name, long byDefault, long min, long max) {
        String text = context.queryParam(name);
        if (text == null || text.isEmpty()) {
            return byDefault;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The error below reports it.
        }
        throw Problem.badRequest(name + ": expected a whole number from " + min + " to " + max + ", got " + text);
    }

    static List<Integer> wholes(Context context, String name) {
        String text = context.queryParam(name);
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        if (!text.matches("[0-9]{1,4}(,[0-9]{1,4}){0," + MAX + "}")) {
            throw Problem.badRequest(name + ": expected whole numbers separated by commas, got " + text);
        }
        return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }
}
