package io.spindrift.ablation;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A change of one place of a source file.
 *
 * @param file its path below the sources of the product
 * @param from the text of the place, which must be there once; any white space fits any other
 * @param to the text in its place
 */
record Cut(String file, String from, String to) {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    String apply(String source) {
        Matcher matcher = pattern().matcher(source);
        if (!matcher.find()) {
            throw new IllegalStateException(file + ": expected '" + from + "', got no such text");
        }
        String changed = source.substring(0, matcher.start()) + to + source.substring(matcher.end());
        if (matcher.find()) {
            throw new IllegalStateException(file + ": expected '" + from + "' once, got it again");
        }
        return changed;
    }

    private Pattern pattern() {
        return Pattern.compile(
                Arrays.stream(SPACE.split(from)).map(Pattern::quote).collect(Collectors.joining("\\s+")));
    }
}
