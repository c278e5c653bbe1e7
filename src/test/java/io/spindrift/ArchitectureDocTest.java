package io.spindrift;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of docs/architecture.md is that of {@link ArchitectureTest}. */
final class ArchitectureDocTest {
    private static final Path PAGE = Path.of("docs", "architecture.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "spindrift");

    private static final Pattern ROW =
            Pattern.compile("\\| (`[a-z.`, ]+) \\| (`[a-z.`, ]+|nothing else of Spindrift) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");
    private static final Pattern LAW = Pattern.compile("reside in a package 'io\\.spindrift\\.([a-z.]+)\\.\\.'"
            + " should only depend on classes that reside in any package \\[(.*?)\\]");
    private static final Pattern OURS = Pattern.compile("'io\\.spindrift\\.([a-z.]+?)(?:\\.\\.)?'");

    @Test
    void shouldListWhatEachPackageMayUse() throws IOException, IllegalAccessException {
        Map<String, Set<String>> written = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(PAGE));
        while (rows.find()) {
            for (String name : names(NAME, rows.group(1))) {
                written.put(name, names(NAME, rows.group(2)));
            }
        }
        assertThat(written).isEqualTo(laws());
    }

    @Test
    void shouldNameEveryPackage() throws IOException {
        String page = Files.readString(PAGE);
        try (Stream<Path> folders = Stream.concat(Files.list(SOURCES), Files.list(SOURCES.resolve("model")))) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(page).containsPattern("(?m)^ {6,8}" + name + " "));
        }
    }

    private static Map<String, Set<String>> laws() throws IllegalAccessException {
        Map<String, Set<String>> laws = new TreeMap<>();
        for (Field field : ArchitectureTest.class.getDeclaredFields()) {
            Matcher law = field.getType() == ArchRule.class
                    ? LAW.matcher(((ArchRule) field.get(null)).getDescription())
                    : LAW.matcher("");
            if (law.find()) {
                Set<String> allowed = names(OURS, law.group(2));
                allowed.remove(law.group(1));
                laws.put(law.group(1), allowed);
            }
        }
        return laws;
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(ArchitectureDocTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(MatchResult found) {
        return found.group(1);
    }
}
