package org.cityreach.journey;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
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
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium with what the journeys ask of it: parts of the page by their test names, logs, pictures. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLLING = Duration.ofMillis(50);
    private static final int DRAG_STEPS = 6;
    private static final Duration DRAG_PAUSE = Duration.ofMillis(60);
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Path PICTURES = Path.of("docs/pictures");
    private static final boolean FOR_THE_GUIDE = Boolean.getBoolean("cityreach.docs.pictures");
    private static final String STILLNESS = """
            const done = arguments[0];
            const fetched = () => performance.getEntriesByType('resource').length;
            const before = fetched();
            setTimeout(() => done(fetched() === before), 1000);
            """;

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

    /** Chooses in a select in one step, because the page may draw it anew at any moment. */
    void choose(String testName, String value) {
        chooseIn("[data-test='" + testName + "']", value);
    }

    void chooseIn(String css, String value) {
        one(css);
        script(
                "const found = document.querySelector(arguments[0]); found.value = arguments[1];"
                        + "found.dispatchEvent(new Event('change'))",
                css,
                value);
    }

    /** What stands in a part, read in one step, because the page may draw it anew at any moment. */
    String text(String testName) {
        part(testName);
        return textOf("[data-test='" + testName + "']");
    }

    /** What stands in the first element of a selector; empty where there is none. */
    String textOf(String css) {
        return String.valueOf(script("return document.querySelector(arguments[0])?.innerText ?? ''", css));
    }

    /** An attribute of the first element of a selector; empty where there is none. */
    String attributeOf(String css, String name) {
        return String.valueOf(
                script("return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? ''", css, name));
    }

    @Nullable
    Object script(String code, Object... arguments) {
        return driver.executeScript(code, arguments);
    }

    void await(String what, BooleanSupplier condition) {
        new WebDriverWait(driver, PATIENCE, POLLING)
                .withMessage(what)
                .ignoring(StaleElementReferenceException.class)
                .until(unused -> condition.getAsBoolean());
    }

    /** Drags the middle of an element so many pixels, with steps on the way, as a hand does. */
    void drag(String css, int right, int down) {
        awaitStillness();
        Actions hand = new Actions(driver).moveToElement(one(css)).clickAndHold();
        for (int step = 1; step <= DRAG_STEPS; step++) {
            hand.moveByOffset(
                            right * step / DRAG_STEPS - right * (step - 1) / DRAG_STEPS,
                            down * step / DRAG_STEPS - down * (step - 1) / DRAG_STEPS)
                    .pause(DRAG_PAUSE);
        }
        hand.release().perform();
    }

    /** Presses keys while an element has the focus. */
    void press(String css, CharSequence... keys) {
        script("document.querySelector(arguments[0]).focus()", css);
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Clicks a place of the map, in pixels from its upper left corner. */
    void clickMap(int right, int down) {
        WebElement map = one("#map");
        Rectangle box = map.getRect();
        new Actions(driver)
                .moveToElement(map, right - box.width / 2, down - box.height / 2)
                .click()
                .perform();
    }

    /** How many windows and tabs there are. */
    int windows() {
        return driver.getWindowHandles().size();
    }

    /** Puts what is downloaded from now on into a folder. */
    void downloadTo(Path folder) {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
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

    /** The screen of an office. */
    void officeSize() {
        size(1366, 768);
    }

    /** A picture for the guide: a little smaller than an office's screen, so that the file stays small. */
    void guidePicture(String name) {
        if (FOR_THE_GUIDE) {
            size(1240, 698);
        }
        picture(name, true);
        officeSize();
    }

    /** Keeps a picture of the page under {@code target/screenshots} and, where asked for, in the guide. */
    void picture(String name, boolean forTheGuide) {
        awaitStillness();
        keepPicture(name, forTheGuide);
    }

    /** A picture of the page as it is this moment. */
    void keepPicture(String name, boolean forTheGuide) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(driver.getScreenshotAs(OutputType.BYTES)));
            write(SCREENSHOTS, name, picture);
            if (forTheGuide && FOR_THE_GUIDE) {
                write(PICTURES, name, picture);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until nothing has been fetched for a second; the map has painted by then. */
    private void awaitStillness() {
        await("stillness", () -> Boolean.TRUE.equals(driver.executeAsyncScript(STILLNESS)));
    }

    /** As a PNG compressed as far as it goes. */
    private static void write(Path folder, String name, BufferedImage picture) throws IOException {
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.createGraphics().drawImage(picture, 0, 0, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam smallest = writer.getDefaultWriteParam();
        smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        smallest.setCompressionQuality(0);
        Path file = Files.createDirectories(folder).resolve(name + ".png");
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque, null, null), smallest);
        } finally {
            writer.dispose();
        }
    }

    private static By byTest(String testName) {
        return By.cssSelector("[data-test='" + testName + "']");
    }

    @Override
    public void close() {
        driver.quit();
    }
}
