package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import tools.jackson.databind.JsonNode;

/**
 * The built service and a real Chromium, one of each for the whole run, because a start costs seconds. Use:
 * {@code @RegisterExtension static final Journey journey = new Journey();}. After every journey the console must
 * be quiet, no other host asked, no label cut off and no text too faint. Where a part is missing the class is skipped and the report
 * says which.
 */
final class Journey implements BeforeAllCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(Journey.class);

    private @Nullable Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<File> chromium = Browser.findProgram("chromium", "chromium-browser", "google-chrome");
        Optional<File> driver = Browser.findProgram("chromedriver");
        Optional<Path> jar = BuiltService.findJar();
        assumeTrue(chromium.isPresent(), "skipped the page in a browser: no chromium on the path");
        assumeTrue(driver.isPresent(), "skipped the page in a browser: no chromedriver on the path");
        assumeTrue(jar.isPresent(), "skipped the page in a browser: no built jar");
        running = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        "running",
                        key -> Running.start(jar.orElseThrow(), chromium.orElseThrow(), driver.orElseThrow()),
                        Running.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            browser().keepPicture("failed-" + context.getRequiredTestMethod().getName(), false);
        }
        browser().script("sessionStorage.clear()");
        assertThat(browser().complaints()).isEmpty();
        assertThat(browser().requestedAddresses())
                .isNotEmpty()
                .allMatch(address -> address.startsWith(service().root().toString()));
        assertThat(cutLabels()).isEmpty();
        assertThat(faintTexts()).isEmpty();
    }

    BuiltService service() {
        return running().service();
    }

    Browser browser() {
        return running().browser();
    }

    /** Opens the page in Chinese on the screen of an office; {@code hash} says with what. */
    Browser openAtOfficeSize(String hash) {
        browser().officeSize();
        browser().open(service().root().resolve("?lang=zh" + hash));
        assertThat(browser().complaints()).isEmpty();
        return browser();
    }

    /** Signs in with the administrator's key; it is forgotten after the journey. */
    void giveKey() {
        browser().clickPart("key");
        browser().part("key-input").sendKeys(BuiltService.ADMIN_KEY);
        browser().clickPart("key-save");
    }

    /** Pictures of the same state in both languages. */
    void guidePictures(String name) {
        browser().guidePicture(name + "-zh");
        switchLanguage("en");
        assertThat(cutLabels()).isEmpty();
        browser().guidePicture(name + "-en");
        switchLanguage("zh-CN");
    }

    /** What the newest job of a process answered. */
    JsonNode newestAnswer(String process) {
        JsonNode job = service()
                .get("api/jobs")
                .path("jobs")
                .valueStream()
                .filter(one -> one.path("processID").asString().equals(process))
                .max(Comparator.comparing(one -> one.path("created").asString()))
                .orElseThrow();
        return service().get("api/jobs/" + job.path("jobID").asString() + "/results");
    }

    void switchLanguage(String wanted) {
        browser().clickPart("language");
        browser().await(wanted, () -> wanted.equals(browser().script("return document.documentElement.lang")));
    }

    /** Visible controls and headings whose text is wider than they are. */
    List<?> cutLabels() {
        Object found = browser().script("""
                const pen = document.createElement('canvas').getContext('2d');
                const width = (element, text) => { pen.font = getComputedStyle(element).font; return pen.measureText(text).width; };
                const room = (element) => { const style = getComputedStyle(element);
                  return element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight); };
                const cut = [];
                for (const element of document.querySelectorAll('button, label, summary, a, h1, h2, h3, th, dt, dd, .badge, .note, .basis, .amount, .layer-title, .city')) {
                  if (element.closest('.first-rows, .skip, .drop') || element.matches('.skip') || element.offsetParent === null) continue;
                  if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline') cut.push(element.textContent.trim());
                }
                for (const element of document.querySelectorAll('select')) {
                  const text = element.selectedOptions[0]?.textContent ?? '';
                  if (element.offsetParent !== null && width(element, text) > room(element) + 1) cut.push(text);
                }
                for (const element of document.querySelectorAll('input[placeholder]')) {
                  if (element.offsetParent !== null && width(element, element.placeholder) > room(element) + 1) cut.push(element.placeholder);
                }
                return cut;
                """);
        return found instanceof List<?> list ? list : List.of();
    }

    /** Visible text that stands out too little from what is behind it (WCAG 2 AA), or is smaller than 12 pixels. */
    List<?> faintTexts() {
        Object found = browser().script("""
                const channels = (text) => (text.match(/[0-9.]+/g) ?? ['0', '0', '0', '0']).map(Number);
                const over = ([r, g, b, a = 1], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
                const luminance = (colour) => { const [r, g, b] = colour.map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
                const ground = (element) => { const below = element.parentElement ? ground(element.parentElement) : [247, 248, 249]; return over(channels(getComputedStyle(element).backgroundColor), below); };
                const faint = new Set();
                for (const element of document.querySelectorAll('body *')) {
                  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
                  if (!own || element.offsetParent === null || element.closest('[disabled], .skip, .dimmed, option, .leaflet-container')) continue;
                  const style = getComputedStyle(element);
                  const back = ground(element);
                  const [a, b] = [luminance(over(channels(style.color), back)), luminance(back)];
                  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                  const size = parseFloat(style.fontSize);
                  const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
                  if (ratio < least || size < 12) faint.add(`${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 20)}: ${ratio.toFixed(2)}, ${size} px`);
                }
                return [...faint];
                """);
        return found instanceof List<?> list ? list : List.of();
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("the extension has not begun; register it in a static field");
        }
        return running;
    }

    private record Running(BuiltService service, Browser browser) implements AutoCloseable {

        static Running start(Path jar, File chromium, File driver) {
            try {
                BuiltService service = BuiltService.start(jar);
                Path profiles = Files.createDirectories(Path.of("target", "browser-profiles"));
                Path profile = Files.createTempDirectory(profiles.toAbsolutePath(), "page");
                return new Running(service, Browser.open(chromium, driver, profile));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }

        @Override
        public void close() {
            browser.close();
            service.close();
        }
    }
}
