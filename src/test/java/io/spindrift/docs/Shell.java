package io.spindrift.docs;

import io.spindrift.cli.CommandWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a command of a sample as a shell would, and checks its use of this project. */
final class Shell {
    private static final String JAR = "java -jar target/spindrift.jar";
    private static final Pattern WORD = Pattern.compile("((?:[^\\s\"']|\"[^\"]*\"|'[^']*')+)");
    private static final List<String> OTHERS = List.of("alias", "source", "docker");

    private Shell() {}

    /** Fails unless the command can be run unchanged. */
    static void check(String command) {
        List<String> words = words(command);
        switch (words.get(0)) {
            case "make" -> make(words);
            case "java", "spindrift" ->
                CommandWords.parse(spindrift(command)
                        .orElseThrow(() -> new AssertionError("expected " + JAR + ", got " + command)));
            case "curl" -> curl(words);
            default -> {
                if (!OTHERS.contains(words.get(0))) {
                    throw new AssertionError("expected a command that this test knows, got " + command);
                }
            }
        }
    }

    /** The words of a command of the laboratory, as a target of make runs it; empty for other commands. */
    static Optional<List<String>> lab(String command) {
        List<String> words = words(command);
        return words.get(0).equals("make") && CommandWords.isOfLab(words.get(1))
                ? Optional.of(withOptions(words))
                : Optional.empty();
    }

    /** The words after {@code spindrift}, also of make's targets that run it; empty for other commands. */
    static Optional<List<String>> spindrift(String command) {
        String piped = command.split(" \\| ")[0];
        if (piped.startsWith(JAR + " ")) {
            return Optional.of(words(piped.substring(JAR.length())));
        }
        if (piped.startsWith("spindrift ")) {
            return Optional.of(words(piped.substring("spindrift ".length())));
        }
        List<String> words = words(piped);
        if (words.get(0).equals("make") && List.of("run", "backtest").contains(words.get(1))) {
            return Optional.of(withOptions(words));
        }
        return Optional.empty();
    }

    /** Returns a target of make, and the arguments for its command. */
    private static List<String> withOptions(List<String> words) {
        List<String> all = new ArrayList<>(List.of(words.get(1)));
        for (String word : words) {
            if (word.startsWith("ARGS=")) {
                all.addAll(words(word.substring("ARGS=".length())));
            } else if (word.startsWith("DATA=")) {
                all.addAll(List.of("--data", word.substring("DATA=".length())));
            }
        }
        return all;
    }

    /** The words of a command; quotes hold one together. */
    static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(matcher.group().replaceAll("[\"']", ""));
        }
        return words;
    }

    private static void make(List<String> words) {
        String makefile = text(Path.of("Makefile"));
        for (String word : words.subList(1, words.size())) {
            boolean variable = word.matches("[A-Z_]+=.*");
            if (!variable
                    && !Pattern.compile("(?m)^" + Pattern.quote(word) + ":")
                            .matcher(makefile)
                            .find()) {
                throw new AssertionError("make " + word + ": expected a target of the Makefile, got none of that name");
            }
            if (variable && !makefile.contains("$(" + word.substring(0, word.indexOf('=')) + ")")) {
                throw new AssertionError(word + ": expected a variable of the Makefile");
            }
        }
        String command = "make " + String.join(" ", quoted(words));
        spindrift(command).ifPresent(CommandWords::parse);
        lab(command).ifPresent(CommandWords::parseLab);
    }

    private static List<String> quoted(List<String> words) {
        return words.subList(1, words.size()).stream()
                .map(word -> word.replaceFirst("^ARGS=(.*)$", "ARGS=\"$1\""))
                .toList();
    }

    /** A path that the document of queries has. */
    private static void curl(List<String> words) {
        String path = URI.create(words.get(words.size() - 1)).getPath();
        String document = text(Path.of("src/main/resources/io/spindrift/web/openapi.json"));
        boolean described = Pattern.compile("(?m)^    \"(/[^\"]*)\": \\{")
                .matcher(document)
                .results()
                .anyMatch(found -> path.matches(found.group(1).replaceAll("\\{[a-z]+}", "[^/]+")));
        if (!described) {
            throw new AssertionError(path + ": expected a path of /openapi.json, got none such");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
