package io.spindrift.bench.kernels;

import io.spindrift.bench.kernels.Program.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs in other languages that print a number; those whose compiler or library is not here are left out. */
final class Programs {
    private static final Path C_SOURCE = Path.of("src/bench/c/kernels.c");
    private static final Path PYTHON_SOURCE = Path.of("src/bench/python/torch_reference.py");
    private static final List<String> COMPILERS = List.of("gcc", "cc");
    private static final int MAX_SECONDS = 300;

    private final Map<Language, List<String>> commands = new EnumMap<>(Language.class);

    /** Compiles the programs, and finds those that can be run. */
    static Programs find(Path folder) throws IOException {
        Programs programs = new Programs();
        Optional<Path> binary = compile(folder);
        binary.ifPresent(path -> programs.commands.put(Language.C, List.of(path.toString())));
        if (run(List.of("python3", "-c", "import torch")).isPresent()) {
            programs.commands.put(Language.TORCH, List.of("python3", PYTHON_SOURCE.toString()));
        }
        return programs;
    }

    /** The program of C, or nothing where there is no compiler. */
    static Optional<Path> compile(Path folder) throws IOException {
        Path binary = Files.createDirectories(folder).resolve("kernels").toAbsolutePath();
        for (String compiler : COMPILERS) {
            List<String> command = List.of(
                    compiler,
                    "-O3",
                    "-march=native",
                    "-fno-math-errno",
                    "-o",
                    binary.toString(),
                    C_SOURCE.toString(),
                    "-lm");
            if (run(command).isPresent()) {
                return Optional.of(binary);
            }
        }
        return Optional.empty();
    }

    boolean has(Language language) {
        return commands.containsKey(language);
    }

    /** The nanoseconds of a program's step. */
    Reading run(Program program, Shape shape, int millis) throws IOException {
        return new Reading(number(program.language(), program.argument(), shape, millis), Double.NaN);
    }

    /** Returns the number that a kernel prints. */
    double number(Language language, String kernel, Shape shape, int millis) throws IOException {
        List<String> command = new ArrayList<>(commands.get(language));
        command.addAll(List.of(
                kernel,
                String.valueOf(shape.units()),
                String.valueOf(shape.inputs()),
                String.valueOf(shape.particles()),
                String.format(Locale.ROOT, "%.3f", millis / 1000.0)));
        return Double.parseDouble(run(command)
                .orElseThrow(() -> new IOException("failed: " + command))
                .trim());
    }

    /** Returns the output of a command; empty if it does not exist or fails. */
    static Optional<String> run(List<String> command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(MAX_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(printed)
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted at " + command, e);
        } finally {
            process.destroy();
        }
    }

    /** The numbers that a kernel prints as it goes, a line a step. */
    static double[] trace(Path binary, String kernel, Shape shape, int steps) throws IOException {
        String printed = run(List.of(
                        binary.toString(),
                        kernel + "-trace",
                        String.valueOf(shape.units()),
                        String.valueOf(shape.inputs()),
                        String.valueOf(shape.particles()),
                        String.valueOf(steps)))
                .orElseThrow(() -> new IOException(kernel + " failed"));
        return Arrays.stream(printed.split("\n"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
