package io.spindrift.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A paragraph, comment, description or message that people read, without the code in it.
 *
 * @param file the file
 * @param line the line where it begins
 * @param text the text in one line
 */
record Prose(Path file, int line, String text) {
    private static final Pattern JSON_TEXT =
            Pattern.compile("\"(?:description|title|summary)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern TAG =
            Pattern.compile("\\{@(?:code|link|linkplain|value)[^}]*}|<[^>]*>|@(?:param|throws|return) ?\\S*");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z]{2,} .*[A-Za-z]{2,}");

    /** Returns the paragraphs of a page in Markdown, without blocks of code. */
    static List<Prose> markdown(Path file) throws IOException {
        List<Prose> found = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        int start = 1;
        int line = 0;
        boolean code = false;
        for (String text : Files.readAllLines(file)) {
            line++;
            boolean fence = text.strip().startsWith("```");
            code = fence != code;
            if (fence || code || text.isBlank() || text.startsWith("|")) {
                flush(file, start, paragraph, found);
                start = line + 1;
            }
            if (!fence && !code) {
                paragraph.append(' ').append(text.replaceAll("`[^`]*`", "CODE").strip());
            }
        }
        flush(file, start, paragraph, found);
        return found;
    }

    /** Returns the titles and descriptions of a JSON document. */
    static List<Prose> json(Path file) throws IOException {
        String json = Files.readString(file);
        List<Prose> found = new ArrayList<>();
        Matcher matcher = JSON_TEXT.matcher(json);
        while (matcher.find()) {
            found.add(new Prose(file, line(json, matcher.start()), matcher.group(1)));
        }
        return found;
    }

    /** Returns the comments of a Java source, one for each block or run of lines, split at Javadoc tags. */
    static List<Prose> comments(Path file) throws IOException {
        String source = Files.readString(file);
        List<Prose> found = new ArrayList<>();
        for (JavaToken token : JavaToken.of(source)) {
            if (token.kind() == JavaToken.Kind.COMMENT) {
                String text = token.text()
                        .replaceAll("(?s)<pre>.*?</pre>", " ")
                        .replaceAll("(?m)^\\s*(?:/\\*+|\\*+/|\\*|//)\\s?", "");
                for (String part : text.split("(?=@(?:param|throws|return))|(?<=\\.)\\s*\n\\s*\n")) {
                    add(file, line(source, token.start()), TAG.matcher(part).replaceAll("CODE"), found);
                }
            }
        }
        return found;
    }

    /** Returns the string literals of a Java source that have several words; those that are joined by + are one. */
    static List<Prose> messages(Path file) throws IOException {
        String source = Files.readString(file);
        List<Prose> found = new ArrayList<>();
        List<JavaToken> tokens = JavaToken.of(source).stream()
                .filter(token -> token.kind() == JavaToken.Kind.STRING)
                .toList();
        for (int i = 0; i < tokens.size(); i++) {
            JavaToken first = tokens.get(i);
            StringBuilder text = new StringBuilder(first.content());
            while (i + 1 < tokens.size()
                    && source.substring(tokens.get(i).end(), tokens.get(i + 1).start())
                            .matches("\\s*\\+\\s*")) {
                i++;
                text.append(tokens.get(i).content());
            }
            if (WORDS.matcher(text).find()) {
                add(file, line(source, first.start()), text.toString(), found);
            }
        }
        return found;
    }

    private static void flush(Path file, int line, StringBuilder paragraph, List<Prose> to) {
        add(file, line, paragraph.toString(), to);
        paragraph.setLength(0);
    }

    private static void add(Path file, int line, String text, List<Prose> to) {
        String plain = text.replaceAll("\\s+", " ").strip();
        if (!plain.isEmpty()) {
            to.add(new Prose(file, line, plain));
        }
    }

    private static int line(String text, int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
