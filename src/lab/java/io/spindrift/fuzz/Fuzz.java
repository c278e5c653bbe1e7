package io.spindrift.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the fuzzers one after another, each in a process of its own, and shows how far each has come. */
@Command(
        name = "fuzz",
        description = "Every parser under coverage-guided fuzzing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  make fuzz ARGS=\"--runs 100000\"",
            "  make fuzz ARGS=\"--only state,request\"",
            "",
            "See also: docs/reliability.md"
        })
public final class Fuzz implements Runnable {
    /** The fuzz targets by the names of their inputs. They are in the packages of their parsers. */
    private static final Map<String, String> TARGETS = targets();

    private static final Pattern DONE = Pattern.compile("Done ([0-9]+) runs in ([0-9]+) second");
    /** The share of the executions in which comparisons are traced. */
    private static final int WATCHED_PART = 10;

    private static final Path CORPUS = Path.of("src/lab/corpus");

    @Option(
            names = "--runs",
            defaultValue = "10000000",
            description = "Executions of each; ${DEFAULT-VALUE} if not given.")
    private long runs;

    @Option(
            names = "--only",
            split = ",",
            description =
                    "Some of: observation, label, key, fields, avro, protobuf, registry, rule, configuration, state, request.")
    private List<String> only = List.copyOf(TARGETS.keySet());

    @Option(names = "--heap", defaultValue = "512m", description = "Heap of each process; default: ${DEFAULT-VALUE}.")
    private String heap;

    private static Map<String, String> targets() {
        Map<String, String> targets = new LinkedHashMap<>();
        targets.put("observation", "fuzz.ObservationFuzz");
        targets.put("label", "fuzz.LabelFuzz");
        targets.put("key", "registry.KeyFuzz");
        targets.put("fields", "fuzz.FieldsFuzz");
        targets.put("avro", "registry.AvroFuzz");
        targets.put("protobuf", "registry.ProtobufFuzz");
        targets.put("registry", "registry.RegistryFuzz");
        targets.put("rule", "fuzz.SettingsRuleFuzz");
        targets.put("configuration", "fuzz.ConfigurationFuzz");
        targets.put("state", "fuzz.StoredStateFuzz");
        targets.put("request", "web.RequestFuzz");
        return targets;
    }

    @Override
    public void run() {
        boolean sound = true;
        System.out.printf("%-14s %12s %10s  %s%n", "parser", "executions", "seconds", "found");
        for (String target : only) {
            sound &= fuzz(target);
        }
        if (!sound) {
            throw new IllegalStateException("something was found: target/fuzz has the inputs and the logs");
        }
    }

    /** First traces comparisons, which finds values that pass checks; then only coverage, which is faster. */
    private boolean fuzz(String target) {
        try {
            Path work = Path.of("target/fuzz", target);
            Files.createDirectories(work.resolve("found"));
            Files.createDirectories(work.resolve("corpus"));
            long watched = runs / WATCHED_PART;
            Outcome first = once(target, work, "watched", watched, List.of());
            Outcome second =
                    first.sound ? once(target, work, "covered", runs - watched, List.of("--trace=cov")) : Outcome.NONE;
            boolean sound = first.sound && second.sound;
            System.out.printf(
                    "%-14s %12d %10d  %s%n",
                    target,
                    first.executions + second.executions,
                    first.seconds + second.seconds,
                    sound ? "nothing" : "see " + work);
            return sound;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The result of a process. */
    private record Outcome(boolean sound, long executions, long seconds) {
        static final Outcome NONE = new Outcome(false, 0, 0);
    }

    private Outcome once(String target, Path work, String name, long executions, List<String> options)
            throws IOException, InterruptedException {
        Path log = work.resolve(name + ".log");
        List<String> command = command(target, work, executions);
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.waitFor();
        Matcher done = DONE.matcher(Files.readString(log));
        return done.find() && code == 0
                ? new Outcome(true, Long.parseLong(done.group(1)), Long.parseLong(done.group(2)))
                : Outcome.NONE;
    }

    private List<String> command(String target, Path work, long executions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heap, "-cp", System.getProperty("java.class.path")));
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=io.spindrift." + TARGETS.get(target));
        // Comparisons in libraries are not watched: they take a hundred times as long.
        command.add("--instrumentation_includes=io.spindrift.**");
        command.add("--custom_hook_includes=io.spindrift.**");
        // A setting is a regular expression, which Jazzer takes for an injection.
        command.add("--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection");
        command.add("--reproducer_path=" + work.resolve("found"));
        command.addAll(List.of("-runs=" + executions, "-timeout=60", "-rss_limit_mb=2048"));
        command.add("-artifact_prefix=" + work.resolve("found") + "/");
        command.add(work.resolve("corpus").toString());
        command.add(CORPUS.resolve(target).toString());
        return command;
    }
}
