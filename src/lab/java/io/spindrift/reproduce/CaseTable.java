package io.spindrift.reproduce;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of single columns with impossible values, which are given one by one. */
public final class CaseTable implements ResultsTable {
    private final List<Path> files;

    public CaseTable(List<Path> files) {
        this.files = List.copyOf(files);
    }

    @Override
    public String name() {
        return "cases";
    }

    @Override
    public List<Path> absent() {
        return DataDirectory.absent(files);
    }

    @Override
    public List<Job<?>> jobs() {
        return List.copyOf(
                files.stream().filter(Files::isRegularFile).map(CaseJob::new).toList());
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section =
                new ResultsSection("Files with impossible values").paragraph("""
                Mean absolute error at horizon 1 from row %d on, of all labels that are possible; in brackets, with each impossible value replaced by
                the one before it.
                """.formatted(CaseJob.FROM));
        List<String> titles = new ArrayList<>(List.of("file", "impossible values"));
        titles.addAll(CaseJob.MODELS);
        section.columns(titles);
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                CaseJob.Found found = done.of(new CaseJob(file));
                List<String> cells = new ArrayList<>(List.of(Integer.toString(found.impossible())));
                CaseJob.MODELS.forEach(model -> cells.add("%s (%s)"
                        .formatted(
                                ResultsSection.digits(found.errors().get(model)),
                                ResultsSection.digits(found.clean().get(model)))));
                section.row(ResultsSection.name(file), cells);
            }
        }
        return section.markdown();
    }
}
