package io.spindrift.cli;

import io.spindrift.ablation.AblationTable;
import io.spindrift.reproduce.DataDirectory;
import io.spindrift.reproduce.Reproduction;
import io.spindrift.reproduce.SeriesFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code make ablation}: what each part of the learner of series is worth. */
@Command(
        name = "ablation",
        description = {
            "Runs the default on all series of a folder, without one part of its learner each, and prints the errors.",
            "A part is left out by compiling changed sources; so it runs in the folder of the project."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  make ablation DATA=DIR ARGS=\"--rows 2000\"",
            "",
            "See also: docs/adr; make reproduce"
        })
final class AblationCommand implements Callable<Integer> {
    @Mixin
    private Output output;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "Folder with series/*.csv.")
    private Path data;

    @Option(names = "--rows", paramLabel = "N", description = "Maximum number of rows of each series. Default: 8000.")
    private long rows = 8000;

    @Override
    public Integer call() throws IOException {
        DataDirectory folder = new DataDirectory(data);
        Path classes = Files.createDirectories(Path.of("target", "ablation"));
        AblationTable table = new AblationTable(new SeriesFiles(folder, false), rows, classes);
        Reproduction reproduction = Reproduction.of(folder, List.of(table));
        System.out.print(ReproducedPage.run(reproduction, "", output));
        return 0;
    }
}
