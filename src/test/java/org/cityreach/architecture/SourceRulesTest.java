package org.cityreach.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Truth: the sizes and naming rules of docs/architecture.md, checked on the sources themselves. */
class SourceRulesTest {

    private static final int LONGEST_FILE_LINES = 500;
    private static final int LONGEST_SCRIPT_LINES = 400;
    private static final int LONGEST_METHOD_LINES = 60;
    private static final int MOST_PARAMETERS = 7;
    private static final int MOST_TYPES_IN_PACKAGE = 25;
    private static final Pattern BARE_QUANTITY =
            Pattern.compile("(?i).*(radius|distance|area|length|width|height|tolerance|spacing|duration|timeout)");
    private static final Pattern LEFTOVER = Pattern.compile("@Disabled|\\b(TODO|FIXME|XXX)\\b|printStackTrace|"
            + "System\\.(out|err)\\.print|System\\.setProperty\\(|console\\.log\\(");
    private static final Pattern AUTHOR = Pattern.compile("@author\\b");

    @Test
    void filesAreShortEnoughToReadAtOnce() {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources(".java")) {
            addIfLonger(tooLong, file, LONGEST_FILE_LINES);
        }
        for (String ending : List.of(".js", ".sql", ".css")) {
            for (Path file : sources(ending)) {
                addIfLonger(tooLong, file, LONGEST_SCRIPT_LINES);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void nothingUnfinishedOrSwitchedOffIsLeftBehind() {
        List<String> found = new ArrayList<>();
        for (String ending : List.of(".java", ".js", ".sql")) {
            for (Path file : sources(ending)) {
                if (!file.endsWith("SourceRulesTest.java")) {
                    addMatches(found, file);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void methodsAreShortAndTakeFewParametersWithUnitsInTheirNames() throws IOException {
        List<String> faults = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources(".java")));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new MethodRules(unit, positions, faults).scan(unit, null);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void packagesHoldFewEnoughTypesToKnowThemAll() {
        Map<String, Integer> typesByPackage = new TreeMap<>();
        for (Path file : sources(".java")) {
            if (file.startsWith("src/main") && !file.endsWith("package-info.java")) {
                typesByPackage.merge(String.valueOf(file.getParent()), 1, Integer::sum);
            }
        }
        assertThat(typesByPackage)
                .isNotEmpty()
                .allSatisfy((name, types) ->
                        assertThat(types).as("types in %s", name).isLessThanOrEqualTo(MOST_TYPES_IN_PACKAGE));
    }

    private static List<Path> sources(String ending) {
        try (Stream<Path> walk = Files.walk(Path.of("src"))) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addIfLonger(List<String> tooLong, Path file, int mostLines) {
        int lines = read(file).split("\n", -1).length - 1;
        if (lines > mostLines) {
            tooLong.add(file + " has " + lines + " lines, more than " + mostLines);
        }
    }

    private static void addMatches(List<String> found, Path file) {
        String text = read(file);
        for (Pattern pattern : List.of(LEFTOVER, AUTHOR)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                found.add(file + ": " + matcher.group());
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class MethodRules extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> faults;

        MethodRules(CompilationUnitTree unit, SourcePositions positions, List<String> faults) {
            this.unit = unit;
            this.positions = positions;
            this.faults = faults;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            long first = line(positions.getStartPosition(unit, method));
            long last = line(positions.getEndPosition(unit, method));
            boolean canonicalOfRecord = method.getReturnType() == null && isInRecord();
            if (method.getBody() != null && last - first + 1 > LONGEST_METHOD_LINES) {
                add(method, first, "has " + (last - first + 1) + " lines, more than " + LONGEST_METHOD_LINES);
            }
            if (!canonicalOfRecord && method.getParameters().size() > MOST_PARAMETERS) {
                add(
                        method,
                        first,
                        "takes " + method.getParameters().size() + " parameters, more than " + MOST_PARAMETERS);
            }
            if (method.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                for (VariableTree parameter : method.getParameters()) {
                    checkUnit(method, first, parameter);
                }
            }
            return super.visitMethod(method, unused);
        }

        private boolean isInRecord() {
            return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                    && type.getKind() == Tree.Kind.RECORD;
        }

        private void checkUnit(MethodTree method, long line, VariableTree parameter) {
            String name = parameter.getName().toString();
            boolean isQuantity = String.valueOf(parameter.getType()).equals("double") && !name.startsWith("relative");
            if (isQuantity && BARE_QUANTITY.matcher(name).matches()) {
                add(method, line, "has the parameter '" + name + "' without a unit");
            }
        }

        private void add(MethodTree method, long line, String fault) {
            faults.add(unit.getSourceFile().getName() + ":" + line + " " + method.getName() + " " + fault);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
