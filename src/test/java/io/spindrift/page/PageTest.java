package io.spindrift.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.broker.ClassBroker;
import io.spindrift.broker.TestBed;
import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.produce.Pace;
import io.spindrift.web.ReverseProxy;
import io.spindrift.web.ServedApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a browser, with real clicks, while records pass. */
@Tag("long")
final class PageTest {
    private static final List<String> SERIES = List.of("load", "temperature", "disk/sda 1", "requests");
    private static final int BEFORE = 260;
    private static final long START = 1_700_000_000_000L;
    private static final long STEP = 60_000;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    private static TestBed bed;
    private static ServedApplication application;
    private static Thread feeder;

    @BeforeAll
    static void start() {
        bed = new TestBed(broker.bootstrapServers(), "page", folder).set("topics.partitions", "2");
        bed.createTopics();
        Map<String, String> settings = new TreeMap<>(bed.properties());
        settings.put("http.port", "0");
        settings.put("model", "blend-linear");
        settings.put("series.horizons", "1,6");
        Configuration configuration = new Configuration(new Sources().settings(settings));
        application = ServedApplication.start(configuration.runtime(), configuration.web());
        Random random = new Random(1);
        for (int i = 0; i < BEFORE; i++) {
            bed.send(values(i, random));
        }
        feeder = new Thread(() -> feed(random), "feeder");
        feeder.start();
    }

    private static void feed(Random random) {
        Pace pace = new Pace(5);
        for (int i = BEFORE; !Thread.currentThread().isInterrupted(); i++) {
            bed.send(values(i, random));
            pace.await();
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> values(int i, Random random) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int s = 0; s < SERIES.size(); s++) {
            double value = 20 * (s + 1)
                    + 5 * Math.sin(2 * Math.PI * i / 24 + s)
                    + (s == 1 ? 3 * Math.sin(2 * Math.PI * i / 7) : 0)
                    + random.nextGaussian();
            records.add(new ProducerRecord<>(
                    bed.observations(),
                    null,
                    START + STEP * i,
                    TestBed.bytes(SERIES.get(s)),
                    TestBed.bytes("{\"value\": " + value + "}")));
        }
        return records;
    }

    @AfterAll
    static void stop() throws InterruptedException {
        feeder.interrupt();
        feeder.join();
        application.close();
        bed.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "desktop, 1280, 900, false",
        "desktop-dark, 1280, 900, true",
        "phone, 390, 844, false",
        "phone-dark, 390, 844, true"
    })
    void shouldShowSeriesListAndInstance(String name, int width, int height, boolean dark) {
        try (Browser browser = new Browser(width, height, dark)) {
            browser.open(application.url());
            browser.awaitThat("document.querySelectorAll('tbody tr').length == 4");
            browser.awaitThat("document.querySelector('.spark path').getAttribute('d').length > 200");
            check(browser, name + "-list");

            browser.type("#search", "disk");
            browser.awaitThat("document.querySelectorAll('tbody tr').length == 1");
            browser.click("tbody a");
            browser.awaitThat("document.querySelectorAll('.plot canvas').length == 3");
            assertThat(browser.texts("h1")).containsExactly("disk/sda 1");
            assertThat(browser.painted()).isEqualTo(3);
            check(browser, name + "-series");

            browser.click("#horizon option[value='6']");
            browser.awaitThat("document.querySelector('dl').innerText.includes('Forecast, 6 ahead')");
            String before = browser.texts("dd").get(0);
            browser.awaitThat("document.querySelector('dd').innerText !== '" + before + "'");
            browser.click("summary");
            browser.awaitThat("document.querySelector('pre').innerText.includes('snapshot')");

            browser.click("#to-instance");
            browser.awaitThat("document.querySelectorAll('tbody tr').length == 2");
            check(browser, name + "-instance");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "one; series; 1; 3",
                "fan; series; 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24; 4",
                "some; series; 1,6,24; 4",
                "regression; regression; 1; 3"
            })
    void shouldDrawTheForecastsOfAllHorizonsFromTheNewestValueOn(
            String name, String mode, String horizons, int canvases) {
        try (TestBed own = new TestBed(broker.bootstrapServers(), name, folder)
                .set("topics.partitions", "1")
                .set("model", "blend-linear")
                .set("input.mode", mode)
                .set("series.horizons", horizons)) {
            own.createTopics();
            Map<String, String> settings = new TreeMap<>(own.properties());
            settings.put("http.port", "0");
            Configuration configuration = new Configuration(new Sources().settings(settings));
            try (ServedApplication shown = ServedApplication.start(configuration.runtime(), configuration.web())) {
                Random random = new Random(1);
                for (int i = 0; i < 2 * BEFORE; i++) {
                    own.send(own.observations(), "load", record(mode, i, random), START + STEP * i);
                }
                own.reader("forecasts").await(2 * BEFORE);
                for (boolean phone : new boolean[] {false, true}) {
                    try (Browser browser = new Browser(phone ? 390 : 1280, phone ? 844 : 900, phone)) {
                        browser.open(shown.url() + "/#/series/load");
                        browser.awaitThat("document.querySelector('dl')?.innerText?.includes('" + 2 * BEFORE + "')");
                        assertThat(browser.run("[...document.querySelectorAll('.plot canvas')]"
                                        + ".filter(canvas => canvas.offsetParent !== null).length"))
                                .isEqualTo((long) canvases);
                        check(browser, (phone ? "phone-" : "desktop-") + name);
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"desktop-alarm, 1280, 900, false", "phone-alarm, 390, 844, true"})
    void shouldShowOpenAlarms_andMarkTheirBeginOnTheChart(String name, int width, int height, boolean dark) {
        try (TestBed own = new TestBed(broker.bootstrapServers(), name, folder)
                .set("topics.partitions", "1")
                .set("model", "blend-linear")
                .set("series.horizons", "1-24")) {
            own.createTopics();
            Map<String, String> settings = new TreeMap<>(own.properties());
            settings.put("http.port", "0");
            Configuration configuration = new Configuration(new Sources().settings(settings));
            try (ServedApplication shown = ServedApplication.start(configuration.runtime(), configuration.web());
                    Browser browser = new Browser(width, height, dark)) {
                Random random = new Random(1);
                int count = 2 * BEFORE;
                for (int i = 0; i < count; i++) {
                    own.send(own.observations(), "usual", record("series", i, random), START + STEP * i);
                    String value = i == count - 20 ? "{\"value\": 240}" : record("series", i, random);
                    own.send(own.observations(), "spike", value, START + STEP * i);
                }
                own.reader("forecasts").await(2 * count);
                browser.open(shown.url());
                browser.awaitThat("document.querySelectorAll('.alarms tbody tr').length == 1");
                assertThat(browser.texts(".alarms tbody a")).containsExactly("spike");
                check(browser, name + "-list");
                browser.click(".alarms tbody a");
                browser.awaitThat("document.querySelector('dl')?.innerText?.includes('Alarm since')");
                browser.awaitThat("document.querySelector('.keys').innerText.includes('an alarm began')");
                check(browser, name + "-series");
            }
        }
    }

    private static String record(String mode, int i, Random random) {
        double value = 50 + 10 * Math.sin(2 * Math.PI * i / 24) + random.nextGaussian();
        return mode.equals("series")
                ? "{\"value\": " + value + "}"
                : "{\"id\": " + i + ", \"x\": [" + i % 24 + "], \"label\": " + value + "}";
    }

    @Test
    void shouldBeUsableWithOnlyAKeyboard() {
        try (Browser browser = new Browser(1280, 900, false)) {
            browser.open(application.url() + "/#/series/load");
            browser.awaitThat("document.querySelectorAll('.plot canvas').length == 3");
            browser.run("document.querySelector('.back').focus()");
            browser.press("\uE007");
            browser.awaitThat("location.hash === '#/' && document.querySelectorAll('tbody tr').length == 4");
            assertThat(browser.run("document.activeElement.id")).isEqualTo("main");
        }
    }

    @Test
    void shouldShowSeriesAndInstance_whenAProxyServesThePageUnderAPath() throws IOException {
        try (ReverseProxy proxy = new ReverseProxy(application.url());
                Browser browser = new Browser(1280, 900, false)) {
            browser.open(proxy.url());
            browser.awaitThat("document.querySelectorAll('tbody tr').length == 4");
            browser.click("tbody a");
            browser.awaitThat("document.querySelectorAll('.plot canvas').length == 3");
            browser.click("summary");
            browser.awaitThat("document.querySelector('pre').innerText.includes('snapshot')");
            browser.click("#to-instance");
            browser.awaitThat("document.querySelectorAll('tbody tr').length == 2");
            assertThat(browser.console()).isEmpty();
        }
    }

    private static void check(Browser browser, String name) {
        browser.screenshot(name);
        assertThat(browser.console()).as("console of " + name).isEmpty();
        assertThat(browser.violations()).as("axe-core on " + name).isEmpty();
        assertThat(browser.run("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing of %s is beyond the window", name)
                .isEqualTo(true);
    }
}
