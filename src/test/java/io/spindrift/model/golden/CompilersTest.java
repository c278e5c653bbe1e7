package io.spindrift.model.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.series.SeriesModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bits from the interpreter and from each compiler; each JDK that runs this compares with the same golden file. */
@Tag("long")
final class CompilersTest {

    /** Prints the digests of all models, in the form of the golden file. */
    public static void main(String[] arguments) throws IOException {
        byte[] digests = GoldenWriter.files().get("digests.txt");
        System.out.write(digests, 0, digests.length);
        System.out.flush();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation", "-Xcomp", "-XX:UseAVX=0"})
    void shouldGiveTheBitsOfTheGoldenFile(String flag, @TempDir Path folder) throws IOException, InterruptedException {
        Path printed = folder.resolve("digests.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        flag,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CompilersTest.class.getName())
                .redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(GoldenWriter.FOLDER.resolve(SeriesModel.CORE_VERSION + "/digests.txt"))
                .hasContent(Files.readString(printed, StandardCharsets.US_ASCII));
    }
}
