package io.spindrift.cli;

import io.spindrift.json.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Prints results as JSON: to standard output in place of the text, or also to a file. */
final class JsonOption {
    static final String HEADING = "%nOutput:%n";

    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = "--json",
            arity = "0..1",
            fallbackValue = STANDARD_OUTPUT,
            paramLabel = "FILE",
            description =
                    "Print the results as JSON: also to FILE, or without FILE to standard output in place of the text.")
    private Path file;

    /** Returns whether standard output has only the document. */
    boolean alone() {
        return file != null && file.toString().equals(STANDARD_OUTPUT);
    }

    /** Returns whether the option is given. */
    boolean given() {
        return file != null;
    }

    /** Prints the text, unless standard output has only the document, and writes the document, if the option is given. */
    void print(Runnable text, Object document, Output output) throws IOException {
        if (!alone()) {
            text.run();
        }
        write(document, output);
    }

    /** Writes a document, if the option is given. */
    void write(Object document, Output output) throws IOException {
        if (alone()) {
            output.document(document);
        } else if (file != null) {
            JsonText.write(document, file);
        }
    }
}
