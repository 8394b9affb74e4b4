package org.cityreach.ogc.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Truth: the requirements of each conformance class as the standards list them, with the tests that show them. A class that is
 * stated and not listed, a requirement without a test and a test that is not there all fail.
 */
class ConformanceListTest {

    private static final String SPECIFICATIONS = "http://www.opengis.net/spec/";
    private static final String BEHIND = "behind";

    private record Requirement(String id, String meaning, List<String> tests) {}

    private static final Map<String, List<Requirement>> CLASSES = new LinkedHashMap<>();

    @BeforeAll
    static void read() throws IOException {
        List<Requirement> requirements = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith("[")) {
                requirements = new ArrayList<>();
                assertThat(CLASSES.put(line.substring(1, line.length() - 1), requirements))
                        .isNull();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(" \\| ", -1);
                assertThat(parts).as(line).hasSize(3);
                requirements.add(new Requirement(parts[0], parts[1], List.of(parts[2].split(" "))));
            }
        }
    }

    private static List<String> lines() throws IOException {
        try (InputStream list = ConformanceListTest.class.getResourceAsStream("/conformance/requirements.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void everyClassThatIsStatedHasItsListAndNoOtherHas() {
        assertThat(CLASSES.keySet())
                .containsExactlyInAnyOrderElementsOf(Conformance.CLASSES.stream()
                        .map(stated -> stated.substring(SPECIFICATIONS.length()))
                        .toList());
        CLASSES.forEach((name, requirements) -> {
            assertThat(requirements).as(name).isNotEmpty();
            assertThat(requirements.stream().map(Requirement::id))
                    .as(name)
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.startsWith("/req/"));
            assertThat(requirements).as(name).noneMatch(one -> one.meaning().isBlank());
        });
    }

    @Test
    void everyRequirementHasATestThatIsThere() {
        List<String> missing = new ArrayList<>();
        CLASSES.forEach((name, requirements) -> {
            for (Requirement requirement : requirements) {
                for (String test : requirement.tests()) {
                    if (!test.equals(BEHIND) && !isTest(test)) {
                        missing.add(name + " " + requirement.id() + ": '" + test + "'");
                    }
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    private static boolean isTest(String name) {
        String[] parts = name.split("#", -1);
        if (parts.length != 2) {
            return false;
        }
        try {
            Class<?> tests = Class.forName("org.cityreach." + parts[0]);
            return Arrays.stream(tests.getDeclaredMethods())
                    .anyMatch(method ->
                            method.getName().equals(parts[1]) && AnnotationSupport.isAnnotated(method, Testable.class));
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    @Test
    void whatDoesNotHoldIsToldWhereReadersLook() throws IOException {
        String told = Files.readString(Path.of("docs/conformance.md"));
        CLASSES.forEach((name, requirements) -> requirements.stream()
                .filter(requirement -> requirement.tests().contains(BEHIND))
                .forEach(requirement -> assertThat(told).as(name).contains("`" + requirement.id() + "`")));
    }
}
