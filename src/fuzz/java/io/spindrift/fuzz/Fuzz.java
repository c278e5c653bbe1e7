package io.spindrift.fuzz;

import io.spindrift.web.RequestFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the fuzzers one after another, each in a process of its own, and shows how far each has come. */
@Command(name = "fuzz", mixinStandardHelpOptions = true, description = "Every parser under coverage-guided fuzzing.")
public final class Fuzz implements Runnable {
    private static final Map<String, Class<?>> TARGETS = targets();
    private static final Pattern DONE = Pattern.compile("Done ([0-9]+) runs in ([0-9]+) second");
    private static final Path CORPUS = Path.of("src/fuzz/corpus");

    @Option(
            names = "--runs",
            defaultValue = "10000000",
            description = "Executions of each; ${DEFAULT-VALUE} if not given.")
    private long runs;

    @Option(
            names = "--only",
            split = ",",
            description = "Some of: observation, label, rule, configuration, state, request.")
    private List<String> only = List.copyOf(TARGETS.keySet());

    @Option(names = "--heap", defaultValue = "512m", description = "Of each process; ${DEFAULT-VALUE} if not given.")
    private String heap;

    private Fuzz() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Fuzz()).execute(arguments));
    }

    private static Map<String, Class<?>> targets() {
        Map<String, Class<?>> targets = new LinkedHashMap<>();
        targets.put("observation", ObservationFuzz.class);
        targets.put("label", LabelFuzz.class);
        targets.put("rule", SettingsRuleFuzz.class);
        targets.put("configuration", ConfigurationFuzz.class);
        targets.put("state", StoredStateFuzz.class);
        targets.put("request", RequestFuzz.class);
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

    private boolean fuzz(String target) {
        try {
            Path work = Path.of("target/fuzz", target);
            Path found = Files.createDirectories(work.resolve("found"));
            Path log = work.resolve("log.txt");
            Files.createDirectories(work.resolve("corpus"));
            Process process = new ProcessBuilder(command(target, work))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            int code = process.waitFor();
            Matcher done = DONE.matcher(Files.readString(log));
            boolean finished = done.find() && code == 0;
            System.out.printf(
                    "%-14s %12s %10s  %s%n",
                    target,
                    finished ? done.group(1) : "?",
                    finished ? done.group(2) : "?",
                    finished ? "nothing" : "see " + log + " and " + found);
            return finished;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> command(String target, Path work) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heap, "-cp", System.getProperty("java.class.path")));
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=" + TARGETS.get(target).getName());
        command.add("--instrumentation_includes=io.spindrift.**");
        command.add("--reproducer_path=" + work.resolve("found"));
        command.addAll(List.of("-runs=" + runs, "-timeout=60", "-max_len=4096", "-rss_limit_mb=2048"));
        command.add("-artifact_prefix=" + work.resolve("found") + "/");
        command.add(work.resolve("corpus").toString());
        command.add(CORPUS.resolve(target).toString());
        return command;
    }
}
