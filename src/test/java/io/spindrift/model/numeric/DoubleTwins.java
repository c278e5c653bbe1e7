package io.spindrift.model.numeric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes the classes for doubles from those for floats, so that there is one text of each (docs/adr/0010-one-source-for-floats-and-doubles.md):
 * {@code make twins}.
 */
final class DoubleTwins {
    static final Path FOLDER = Path.of("src/main/java/io/spindrift/model/numeric");

    /** Regressions and small networks learn in floats whatever the precision of a series, so nothing needs these for doubles. */
    private static final Set<String> WITHOUT_TWIN = Set.of("FloatVectors.java");

    private DoubleTwins() {}

    public static void main(String[] arguments) throws IOException {
        for (var twin : texts().entrySet()) {
            Files.writeString(FOLDER.resolve(twin.getKey()), twin.getValue());
        }
    }

    /** The text of each twin, by the name of its file. */
    static TreeMap<String, String> texts() throws IOException {
        TreeMap<String, String> texts = new TreeMap<>();
        for (Path source : sources()) {
            String name = source.getFileName().toString();
            texts.put(name.replace("Float", "Double"), twin(Files.readString(source)));
        }
        return texts;
    }

    static String twin(String text) {
        return text.replaceAll("\\bfloat\\b", "double").replaceAll("Float(?=[A-Z]|>|\\.)", "Double");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith("Float"))
                    .filter(file -> !WITHOUT_TWIN.contains(file.getFileName().toString()))
                    .toList();
        }
    }
}
