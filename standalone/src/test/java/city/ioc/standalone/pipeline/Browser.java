package city.ioc.standalone.pipeline;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Chromium without a window and with an empty profile. It and its driver must be installed: nothing is ever downloaded. */
final class Browser implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SCRIPT_PATIENCE = Duration.ofMinutes(3);
    private static final int MOST_TABS = 150;
    private static final String DOWNLOADS = "downloads";

    /** It warns that its typed commands do not know this Chromium; none of them is used. Kept, as loggers may be collected. */
    private static final java.util.logging.Logger VERSION_FINDER =
            java.util.logging.Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final Path profile;
    private final ChromeDriver driver;
    private final Set<String> origins = new HashSet<>();

    private Browser(Path profile, ChromeDriver driver) {
        this.profile = profile;
        this.driver = driver;
    }

    static boolean isInstalled() {
        return binary().isPresent() && driverBinary().isPresent();
    }

    /** Where it is not installed the test is skipped; with CI=true it fails, so that nobody takes skipped for passed. */
    private static void require() {
        if (isInstalled()) {
            return;
        }
        String notice = "no Chromium with chromedriver on the PATH; apt install chromium chromium-driver";
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(notice);
        }
        LOG.warn("The display is not tested: {}", notice);
        Assumptions.abort("skipped: " + notice);
    }

    static Browser open() throws IOException {
        require();
        Path profile = Files.createTempDirectory("ioc-browser");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(binary().orElseThrow());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic", "--window-size=1600,1000",
                "--user-data-dir=" + profile);
        VERSION_FINDER.setLevel(Level.SEVERE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.setExperimentalOption("prefs", Map.of("download.default_directory", profile.resolve(DOWNLOADS).toString()));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverBinary().orElseThrow())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(SCRIPT_PATIENCE);
        return new Browser(profile, driver);
    }

    private static Optional<File> binary() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst();
    }

    private static Optional<File> driverBinary() {
        return onPath("chromedriver");
    }

    private static Optional<File> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst();
    }

    void visit(URI address) {
        origins.add(address.resolve("/").toString());
        driver.get(address.toString());
    }

    void reload() {
        driver.navigate().refresh();
    }

    String address() {
        return driver.getCurrentUrl();
    }

    void click(String css) {
        driver.findElement(By.cssSelector(css)).click();
    }

    /** The visible text of an element. */
    String text(String css) {
        return driver.findElement(By.cssSelector(css)).getText();
    }

    /** Runs a function's body in the page. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses Tab until an element has the focus, and shows it. */
    void tabTo(String css) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            press(Keys.TAB);
            if (hasFocus(css)) {
                assertThat(run("return document.activeElement.matches(':focus-visible')")).as("focus is seen").isEqualTo(true);
                return;
            }
        }
        throw new AssertionError(MOST_TABS + " Tabs do not reach " + css);
    }

    boolean hasFocus(String css) {
        return Boolean.TRUE.equals(run("return document.activeElement.matches(arguments[0])", css));
    }

    void awaitText(String css, String expected) {
        eventually().untilAsserted(() -> assertThat(text(css)).isEqualTo(expected));
    }

    /** Waits for the state of the line that tells how fresh the figures are. */
    void awaitLink(String expected) {
        eventually().untilAsserted(() -> assertThat(run("return document.body.dataset.link")).isEqualTo(expected));
    }

    /** Elements come and go while the page is drawn. */
    static ConditionFactory eventually() {
        return await().atMost(PATIENCE).ignoreExceptionsInstanceOf(WebDriverException.class);
    }

    /** What the console says of errors since the last time: those of scripts, refused content, failed requests. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Gives the page a size of its own, whatever the window's is. */
    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What the device prefers, such as {@code prefers-color-scheme} and {@code dark}. */
    void prefer(String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** Runs a script in every page from now on, before any of the page's own. */
    void runFirst(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Bytes of living objects of the page. */
    long heap() {
        driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        return ((Number) driver.executeCdpCommand("Runtime.getHeapUsage", Map.of()).get("usedSize")).longValue();
    }

    /** What axe-core finds against the success criteria of WCAG 2.2 up to AA: rule, element and reason. */
    List<?> accessProblems() throws IOException {
        try (InputStream axe = ChromeDriver.class.getResourceAsStream("/axe.min.js")) {
            run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) driver.executeAsyncScript("""
                const done = arguments[0];
                axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
                  .then(result => done(result.violations.flatMap(rule => rule.nodes.map(node =>
                    `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`))))
                  .catch(e => done([String(e)]));
                """);
    }

    /** What was saved under a name, once it is there. */
    byte[] saved(String name) {
        Path file = profile.resolve(DOWNLOADS).resolve(name);
        await().atMost(PATIENCE).until(() -> Files.exists(file));
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if it had just been opened: an empty tab, nothing stored, no size and no preference that was set before. */
    void renew() throws IOException {
        Set<String> before = driver.getWindowHandles();
        driver.switchTo().newWindow(WindowType.TAB);
        String fresh = driver.getWindowHandle();
        before.forEach(old -> driver.switchTo().window(old).close());
        driver.switchTo().window(fresh);
        origins.forEach(origin ->
                driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all")));
        origins.clear();
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        Utils.delete(profile.resolve(DOWNLOADS).toFile());
        complaints();
    }

    void goBack() {
        driver.navigate().back();
    }

    /** Its last processes may still write to the profile when the driver has ended. */
    @Override
    public void close() {
        driver.quit();
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> Utils.delete(profile.toFile()));
    }
}
