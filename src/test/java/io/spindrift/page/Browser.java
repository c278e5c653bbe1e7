package io.spindrift.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.spindrift.process.Programs;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A browser without a window, of a size and in light or dark. */
final class Browser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /**
     * The logger of Selenium, which warns about unused features. Kept in a field, because an unreferenced logger may be
     * collected together with its level.
     */
    private static final Logger LOG = Logger.getLogger("org.openqa.selenium");

    static {
        LOG.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;

    Browser(int width, int height, boolean dark) {
        Optional<Path> binary = Programs.chromium();
        Optional<Path> chromeDriver = Programs.find(List.of("chromedriver"));
        assumeTrue(binary.isPresent() && chromeDriver.isPresent(), "expected Chromium and its driver on this machine");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(binary.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--force-color-profile=srgb",
                "--window-size=" + width + "," + height);
        if (dark) {
            options.addArguments("--blink-settings=preferredColorScheme=0");
        }
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromeDriver.orElseThrow().toFile())
                        .build(),
                options);
        driver.manage().window().setSize(new Dimension(width, height));
        // A window of a browser is never as narrow as a phone.
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    void open(String url) {
        driver.get(url);
    }

    WebElement await(String selector) {
        return Waiting.until(selector)
                .until(
                        () -> driver.findElements(By.cssSelector(selector)).stream()
                                .filter(WebElement::isDisplayed)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Waits until a script gives true. */
    void awaitThat(String script) {
        Waiting.until(script).until(() -> Boolean.TRUE.equals(run(script)));
    }

    Object run(String script) {
        return driver.executeScript("return " + script);
    }

    void click(String selector) {
        await(selector).click();
    }

    /** Presses a key where the focus is. */
    void press(String key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    void type(String selector, String text) {
        WebElement field = await(selector);
        field.clear();
        field.sendKeys(text);
    }

    List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** How many of the plots have been drawn on. */
    long painted() {
        return (Long) run("[...document.querySelectorAll('.plot canvas')].filter(canvas => canvas.width > 0 && "
                + "canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(each => each > 0))"
                + ".length");
    }

    /** Returns the messages on the console. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** What axe-core finds that is serious or critical. */
    List<String> violations() {
        return new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .map(Browser::words)
                        .toList();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** Keeps the whole page as it is seen, for people. */
    void screenshot(String name) {
        long height = (Long) run("Math.ceil(document.getElementById('main').getBoundingClientRect().bottom + scrollY)");
        long width = (Long) run("innerWidth");
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(
                    SCREENSHOTS.resolve(name + ".png"),
                    Base64.getDecoder().decode(shot.get("data").toString()));
        } catch (IOException e) {
            throw new AssertionError("the screenshot " + name + " cannot be written", e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
