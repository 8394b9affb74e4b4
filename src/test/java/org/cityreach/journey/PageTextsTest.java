package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Truth: the two text files against each other and against the modules that ask for their keys. */
class PageTextsTest {

    private static final Path PAGE = Path.of("src/main/resources/static");
    private static final Pattern ASKED = Pattern.compile("\\bt\\('([^']+)'");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]");
    private static final int LONGEST_MODULE_LINES = 250;

    private final Map<String, String> chinese = texts("zh-CN");
    private final Map<String, String> english = texts("en");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
    }

    @Test
    void bothLanguagesFillTheSamePlaces() {
        chinese.forEach((key, text) ->
                assertThat(places(english.getOrDefault(key, ""))).as(key).isEqualTo(places(text)));
    }

    @Test
    void noTextIsEmptyAndEnglishHoldsNoChinese() {
        assertThat(chinese.values()).noneMatch(String::isBlank);
        assertThat(english.entrySet())
                .filteredOn(entry -> !entry.getKey().equals("language.switch"))
                .allSatisfy(entry -> {
                    assertThat(entry.getValue()).as(entry.getKey()).isNotBlank();
                    assertThat(CHINESE.matcher(entry.getValue()).find())
                            .as(entry.getKey())
                            .isFalse();
                });
    }

    @Test
    void everyKeyThatAModuleAsksForHasAText() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path module : modules()) {
            Matcher asked = ASKED.matcher(Files.readString(module));
            while (asked.find()) {
                if (!chinese.containsKey(asked.group(1))) {
                    missing.add(PAGE.relativize(module) + ": " + asked.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noTextIsLeftThatNoModuleAsksFor() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path module : modules()) {
            all.append(Files.readString(module));
        }
        List<String> unused = chinese.keySet().stream()
                .filter(key -> !isNamed(key, all.toString()))
                .toList();
        assertThat(unused).isEmpty();
    }

    /** Text in the modules would stay Chinese or English whatever the reader chose. */
    @Test
    void modulesHoldNoChineseWordsOfTheirOwn() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path module : modules()) {
            for (String line : Files.readAllLines(module)) {
                boolean recognisesColumns = line.contains("const PLACES");
                if (CHINESE.matcher(line.replace("'中'", "")).find() && !recognisesColumns) {
                    found.add(PAGE.relativize(module) + ": " + line.strip());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** Otherwise a browser finds a module only after it has read the one that imports it: five rounds instead of one. */
    @Test
    void everyModuleIsNamedForPreloading() throws IOException {
        String page = Files.readString(PAGE.resolve("index.html"));
        for (Path module : modules()) {
            assertThat(page).contains("\"" + PAGE.relativize(module).toString().replace('\\', '/') + "\"");
        }
        assertThat(page.split("rel=\"modulepreload\"", -1)).hasSize(modules().size());
    }

    @Test
    void modulesStaySmall() throws IOException {
        for (Path module : modules()) {
            assertThat(Files.readAllLines(module).size())
                    .as(module.toString())
                    .isLessThanOrEqualTo(LONGEST_MODULE_LINES);
        }
    }

    /** A key is named whole, or by its beginning where the rest is a code: {@code t(`stage.${stage}`)}. */
    private static boolean isNamed(String key, String modules) {
        if (modules.contains("'" + key + "'")) {
            return true;
        }
        for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
            if (modules.contains("`" + key.substring(0, dot + 1) + "${")) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> files = Files.walk(PAGE.resolve("js"))) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> texts(String language) {
        try {
            String json = Files.readString(PAGE.resolve("i18n").resolve(language + ".json"));
            return new TreeMap<>(
                    JsonMapper.builder().build().readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
