package io.spindrift.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The headings and links of a page in Markdown, outside of its fences. */
final class Page {
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");

    /**
     * A link to a file of the project.
     *
     * @param target the file
     * @param heading the slug of a heading in it; null for none
     */
    record Link(Path target, String heading) {}

    private final Path file;
    private final List<String> lines = new ArrayList<>();

    Page(Path file) throws IOException {
        this(file, Files.readAllLines(file));
    }

    Page(Path file, List<String> all) {
        this.file = file;
        boolean fenced = false;
        for (String line : all) {
            boolean fence = line.startsWith("```");
            if (!fenced && !fence) {
                lines.add(line);
            }
            fenced ^= fence;
        }
    }

    /** The text of each heading, as it is written. */
    List<String> headings() {
        return lines.stream()
                .map(HEADING::matcher)
                .filter(heading -> heading.matches())
                .map(heading -> heading.group(1).strip())
                .toList();
    }

    /** Returns the anchor of each heading, as GitHub forms it. */
    Set<String> slugs() {
        Set<String> slugs = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String heading : headings()) {
            String slug = heading.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int before = seen.merge(slug, 1, Integer::sum) - 1;
            slugs.add(before == 0 ? slug : slug + "-" + before);
        }
        return slugs;
    }

    /** The links to files of the project. */
    List<Link> links() {
        return lines.stream()
                .flatMap(line -> LINK.matcher(line).results())
                .filter(link -> !link.group(1).startsWith("http"))
                .map(link -> new Link(
                        link.group(1).isEmpty()
                                ? file
                                : file.resolveSibling(link.group(1)).normalize(),
                        link.group(2)))
                .toList();
    }

    /** The first paragraph after the title. */
    String opening() {
        StringBuilder opening = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
            if (line.isBlank() && opening.length() > 0) {
                break;
            }
            opening.append(line.strip()).append(line.isBlank() ? "" : " ");
        }
        return opening.toString().strip();
    }
}
