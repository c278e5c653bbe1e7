package io.spindrift.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of a page that readers may copy.
 *
 * @param page that has it
 * @param line of its start
 * @param tag its language, the word after the fence; "indented" for a block without a fence, and "inline" for code
 *     within a sentence
 * @param about the rest of the line of the fence; may be empty
 * @param text of the block
 */
record Sample(Path page, int line, String tag, String about, String text) {
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`");

    /** All pages whose samples are held to be right. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"));
                Stream<Path> decisions = Files.list(Path.of("docs", "adr"))) {
            return Stream.of(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), docs, decisions)
                    .flatMap(paths -> paths)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** The samples of a page, in order. */
    static List<Sample> of(Path page) throws IOException {
        return in(page, Files.readAllLines(page));
    }

    static List<Sample> in(Path page, List<String> lines) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).startsWith("```")) {
                    end++;
                }
                String[] words = line.substring(3).strip().split(" ", 2);
                String text = String.join("\n", lines.subList(i + 1, end));
                samples.add(new Sample(page, i + 1, words[0], words.length > 1 ? words[1] : "", text));
                i = end;
            } else if (line.startsWith("    ")) {
                samples.add(new Sample(page, i + 1, "indented", "", line.strip()));
            } else {
                Matcher inline = INLINE.matcher(line);
                while (inline.find()) {
                    samples.add(new Sample(page, i + 1, "inline", "", inline.group(1)));
                }
            }
        }
        return samples;
    }

    /** Returns the commands of a shell, one per line, without comments. */
    List<String> commands() {
        return text.replace("\\\n", " ")
                .lines()
                .map(line -> line.replaceAll("(^|\\s)#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return page + ":" + line + " " + tag + " " + text.lines().findFirst().orElse("");
    }
}
