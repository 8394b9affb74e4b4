package org.cityreach.journey;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium with what the journeys ask of it: parts of the page by their test names, logs, pictures. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Path PICTURES = Path.of("docs/pictures");

    private final ChromeDriver driver;
    private final JsonMapper json = JsonMapper.builder().build();
    private final List<String> hosts = new ArrayList<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** The program of one of these names on the search path. */
    static Optional<File> findProgram(String... names) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(names).map(name -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    static Browser open(File chromium, File driverProgram, Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--force-device-scale-factor=1",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverProgram)
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Opens an address and waits until the page says that it stands. */
    void open(URI address) {
        driver.get("about:blank");
        driver.get(address.toString());
        await("the page to start", () -> "true".equals(script("return document.documentElement.dataset.ready")));
    }

    boolean has(String testName) {
        return !driver.findElements(byTest(testName)).isEmpty();
    }

    WebElement part(String testName) {
        await("part " + testName, () -> has(testName));
        return driver.findElement(byTest(testName));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    WebElement one(String css) {
        await(css, () -> !all(css).isEmpty());
        return driver.findElement(By.cssSelector(css));
    }

    void click(String css) {
        one(css);
        script(
                "const found = document.querySelector(arguments[0]);"
                        + "found.scrollIntoView({block: 'center'}); found.click();",
                css);
    }

    void clickPart(String testName) {
        click("[data-test='" + testName + "']");
    }

    void choose(String testName, String value) {
        new Select(part(testName)).selectByValue(value);
    }

    String text(String testName) {
        return part(testName).getText();
    }

    @Nullable
    Object script(String code, Object... arguments) {
        return driver.executeScript(code, arguments);
    }

    void await(String what, BooleanSupplier condition) {
        new WebDriverWait(driver, PATIENCE).withMessage(what).until(unused -> condition.getAsBoolean());
    }

    String hash() {
        return String.valueOf(script("return location.hash"));
    }

    /** What the console said at the level of a warning or above since the last call. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Every address that was asked for over the network since the browser was opened. */
    List<String> requestedAddresses() {
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = json.readTree(entry.getMessage()).path("message");
            String address = message.path("params").path("request").path("url").asString("");
            if (message.path("method").asString("").equals("Network.requestWillBeSent") && address.startsWith("http")) {
                hosts.add(address);
            }
        }
        return List.copyOf(hosts);
    }

    /** Keeps a picture of the page under {@code target/screenshots} and, where asked for, in the guide. */
    void picture(String name, boolean forTheGuide) {
        byte[] png = driver.getScreenshotAs(OutputType.BYTES);
        try {
            write(SCREENSHOTS, name, png);
            if (forTheGuide && Boolean.getBoolean("cityreach.docs.pictures")) {
                write(PICTURES, name, png);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path folder, String name, byte[] png) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name + ".png"), png);
    }

    private static By byTest(String testName) {
        return By.cssSelector("[data-test='" + testName + "']");
    }

    @Override
    public void close() {
        driver.quit();
    }
}
