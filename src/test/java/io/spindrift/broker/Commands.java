package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spindrift.cli.Spindrift;
import io.spindrift.json.Schemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Runs commands as from a command line, and keeps their output. */
public final class Commands {

    private Commands() {}

    /** Exit code and output of a command. */
    public record Result(int code, String out, String err) {}

    static Result run(TestBed bed, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        for (Map.Entry<String, String> setting : bed.properties().entrySet()) {
            all.add("--set");
            all.add(setting.getKey() + "=" + setting.getValue());
        }
        return execute(all.toArray(String[]::new));
    }

    /** Runs a command that prints a document, and holds that against its schema. */
    static JsonNode json(TestBed bed, String schema, String... arguments) {
        Result result = run(bed, arguments);
        assertThat(result.code()).as(result.err()).isZero();
        byte[] document = result.out().getBytes(StandardCharsets.UTF_8);
        assertThat(Schemas.violations(schema, document)).as(result.out()).isEmpty();
        try {
            return new ObjectMapper().readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Result execute(String... arguments) {
        return execute(Spindrift::execute, arguments);
    }

    /** The same with the commands of another program, such as the laboratory. */
    public static Result execute(ToIntFunction<String[]> program, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        int code;
        try {
            code = program.applyAsInt(arguments);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        Result result =
                new Result(code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        assertThat(result.out() + result.err()).doesNotContain("\tat ", "Exception");
        return result;
    }
}
