package io.spindrift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReproduceCommandTest {

    @Test
    void shouldNotOverwriteResultsWithoutData(@TempDir Path folder) throws IOException {
        Path page = Files.writeString(folder.resolve("results.md"), "as it was");
        StringWriter err = new StringWriter();
        int code = Lab.line()
                .setErr(new PrintWriter(err, true))
                .execute("reproduce", "--data", folder.toString(), "--out", page.toString());
        assertThat(code).isEqualTo(RootCommand.MISUSED);
        assertThat(err.toString()).startsWith("lab: --data: expected a folder with regression/kin8nm.csv");
        assertThat(page).hasContent("as it was");
    }
}
