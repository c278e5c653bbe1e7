package io.spindrift.cli;

import io.spindrift.json.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Results as JSON: to standard output in place of the text, or to a file as well. */
@Section("Output")
final class JsonOption {
    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = "--json",
            arity = "0..1",
            fallbackValue = STANDARD_OUTPUT,
            paramLabel = "FILE",
            description =
                    "The results as JSON: to FILE as well, or without FILE to standard output in place of the text.")
    private Path file;

    /** Whether standard output has the document alone. */
    boolean alone() {
        return file != null && file.toString().equals(STANDARD_OUTPUT);
    }

    /** Writes a document where it is wanted, if it is. */
    void write(Object document, Output output) throws IOException {
        if (alone()) {
            output.document(document);
        } else if (file != null) {
            JsonText.write(document, file);
        }
    }
}
