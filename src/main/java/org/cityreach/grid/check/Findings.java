package org.cityreach.grid.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.grid.GridFinding;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Collects findings, counts all and keeps some. One thread. */
public final class Findings {

    private final int limit;
    private final List<GridFinding> kept = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int errors;

    public Findings(int limit) {
        this.limit = limit;
    }

    /** What is at fault, beside its words. */
    record Subject(String id, List<String> others, @Nullable Object value, String allowed) {
        static Subject of(String id, @Nullable Object value, String allowed) {
            return new Subject(id, List.of(), value, allowed);
        }
    }

    void error(String code, Subject subject, String zh, String en) {
        errors++;
        add(code, false, subject, zh, en);
    }

    void warn(String code, Subject subject, String zh, String en) {
        add(code, true, subject, zh, en);
    }

    private void add(String code, boolean warning, Subject subject, String zh, String en) {
        counts.merge(code, 1, Integer::sum);
        if (kept.size() < limit) {
            kept.add(new GridFinding(
                    code,
                    warning,
                    subject.id(),
                    subject.others(),
                    subject.value(),
                    subject.allowed(),
                    new LocalizedText(zh, en)));
        }
    }

    public List<GridFinding> list() {
        return List.copyOf(kept);
    }

    /** In the order in which codes came first. */
    public Map<String, Integer> counts() {
        return new LinkedHashMap<>(counts);
    }

    public int errors() {
        return errors;
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
