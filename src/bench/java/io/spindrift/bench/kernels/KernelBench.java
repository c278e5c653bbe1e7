package io.spindrift.bench.kernels;

import io.spindrift.bench.kernels.Program.Language;
import io.spindrift.json.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures a step of each kernel, compared with EJML, C and PyTorch. In each round every implementation is measured
 * once for a short time, in turn, so that all of them run under the same conditions.
 */
@Command(
        name = "kernels",
        description = "The cost of a step of each kernel, and of the same step in EJML, C and PyTorch.",
        mixinStandardHelpOptions = true)
public final class KernelBench implements Callable<Integer> {
    private static final Path FOLDER = Path.of("target/bench");

    @Option(names = "--quick", description = "Only m = p = 8 and N = 100, three rounds: within five minutes.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON as well.")
    private Path json;

    private final Readings readings = new Readings();
    private final List<Double> floatPeaks = new ArrayList<>();
    private final List<Double> doublePeaks = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        // Several may run on a machine: a lock that one holds would end the others.
        System.setProperty("jmh.ignoreLock", "true");
        Pace pace = quick ? Pace.QUICK : Pace.FULL;
        Programs programs = Programs.find(FOLDER);
        if (!programs.has(Language.C)) {
            System.out.println("no C compiler (gcc or cc) works here: C and the limits of this machine are left out");
        }
        if (!programs.has(Language.TORCH)) {
            System.out.println("python3 has no torch here: PyTorch is left out");
        }
        for (int round = 1; round <= pace.rounds(); round++) {
            System.err.println("round " + round + " of " + pace.rounds());
            round(pace, programs);
        }
        Findings findings = new Summary(readings, pace.shapes()).findings(floatPeaks, doublePeaks);
        Table.print(findings, System.out);
        if (json != null) {
            JsonText.write(findings, json);
        }
        return 0;
    }

    private void round(Pace pace, Programs programs) throws IOException {
        if (programs.has(Language.C)) {
            Shape any = pace.shapes().get(0);
            floatPeaks.add(programs.number(Language.C, "peak-float", any, pace.millis()));
            doublePeaks.add(programs.number(Language.C, "peak-double", any, pace.millis()));
        }
        for (Shape shape : pace.shapes()) {
            for (Family family : Family.values()) {
                for (Contender contender : of(family, programs)) {
                    readings.add(contender, shape, read(contender, shape, pace, programs));
                }
            }
        }
    }

    private static List<Contender> of(Family family, Programs programs) {
        return Stream.<Contender>concat(
                        Stream.of(Subject.values()),
                        Stream.of(Program.values()).filter(program -> programs.has(program.language())))
                .filter(contender -> contender.family() == family)
                .toList();
    }

    private static Reading read(Contender contender, Shape shape, Pace pace, Programs programs) throws IOException {
        return contender instanceof Subject subject
                ? Forks.run(subject, shape, pace)
                : programs.run((Program) contender, shape, pace.millis());
    }
}
