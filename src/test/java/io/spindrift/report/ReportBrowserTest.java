package io.spindrift.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spindrift.process.Programs;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a browser, from a file. */
@Tag("long")
final class ReportBrowserTest {

    /** Presses and chooses whatever there is, then counts canvases that have been drawn on, and drawings. */
    private static final String PROBE = """
            <script>
            addEventListener('load', () => {
              const settle = () => new Promise(done => setTimeout(done, 50));
              const painted = canvas => canvas.width > 0 && canvas.getContext('2d')
                .getImageData(0, 0, canvas.width, canvas.height).data.some(each => each > 0);
              const count = () => {
                const canvases = [...document.querySelectorAll('canvas')];
                return canvases.filter(painted).length + '/' + canvases.length
                  + '+' + document.querySelectorAll('.multiples svg').length;
              };
              const choose = async (select, value) => {
                select.value = value;
                select.dispatchEvent(new Event('change'));
                await settle();
                document.querySelectorAll('#plots button').forEach(button => button.click());
                await settle();
              };
              (async () => {
                await settle();
                const counts = [count()];
                for (const select of document.querySelectorAll('select')) {
                  for (const option of select.options) {
                    await choose(select, option.value);
                    counts.push(count());
                  }
                }
                const root = document.documentElement;
                root.dataset.counts = counts.join(' ');
                root.dataset.alarms = document.querySelectorAll('#alarms tbody tr').length;
                root.dataset.wide = root.scrollWidth > innerWidth;
              })();
            });
            </script>
            """;

    @TempDir
    private Path folder;

    private record Visit(String dom, String log) {}

    @ParameterizedTest
    @CsvSource({"1280, 0", "500, 1"})
    void shouldDrawEveryPlotWithoutAnError(int width, int scheme) throws Exception {
        Path page = SampleReport.write(folder);
        Path probed = page.resolveSibling("probed.html");
        Files.writeString(probed, Files.readString(page).replace("</body>", PROBE + "</body>"));
        Visit visit = visit(probed, width, scheme);
        assertThat(visit.log).doesNotContain("CONSOLE");
        assertThat(attribute(visit.dom, "data-wide")).isEqualTo("false");
        assertThat(attribute(visit.dom, "data-alarms"))
                .isNotEqualTo("0")
                .isEqualTo(Integer.toString(
                        SampleReport.results(folder).get("alarms").size()));
        // The page starts with the blend on the constant series: forecasts, their overview, weights, coverage over time
        // and by
        // horizon, pinball loss. The other series also has the gain over the naive forecast and the errors by horizon.
        // Least squares
        // have no weights. Of each model, histograms and p-values of two horizons are drawn.
        assertThat(attribute(visit.dom, "data-counts")).isEqualTo("6/6+4 6/6+4 8/8+4 7/7+4 8/8+4 8/8+4 8/8+4");
    }

    private static String attribute(String dom, String name) {
        Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(dom);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.group(1);
    }

    private Visit visit(Path page, int width, int scheme) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("browser.log");
        Process browser = new ProcessBuilder(
                        browser(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=" + width + ",900",
                        "--blink-settings=preferredColorScheme=" + scheme,
                        "--virtual-time-budget=20000",
                        "--enable-logging=stderr",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            assertThat(browser.waitFor(Waiting.SECONDS, TimeUnit.SECONDS))
                    .as("browser ended")
                    .isTrue();
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly().waitFor();
        }
        return new Visit(Files.readString(dom), Files.readString(log));
    }

    private static String browser() {
        Optional<Path> found = Programs.chromium();
        assumeTrue(found.isPresent(), "expected Chromium on this machine");
        return found.get().toString();
    }
}
