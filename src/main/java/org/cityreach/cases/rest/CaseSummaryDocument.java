package org.cityreach.cases.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Outputs;
import org.cityreach.cases.CaseAttribute;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseSummary;
import org.cityreach.cases.CaseSummary.ValueCount;
import org.cityreach.layer.CaseCategories;
import org.cityreach.layer.CaseCategories.Category;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A summary of cases as JSON, keyed by output name. */
final class CaseSummaryDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<CaseAttribute, String> OUTPUTS = Map.of(
            CaseAttribute.KIND, "byKind",
            CaseAttribute.CATEGORY, "byCategory",
            CaseAttribute.SOURCE, "bySource",
            CaseAttribute.STATUS, "byStatus",
            CaseAttribute.GRID, "byGrid",
            CaseAttribute.UNIT, "byUnit");
    private static final LocalizedText NOT_GIVEN = new LocalizedText("未填写", "not given");

    private final Layer layer;
    private final CaseCategories categories = CaseCategories.shipped();

    CaseSummaryDocument(Layer layer) {
        this.layer = layer;
    }

    ObjectNode write(CaseSummary summary, long version) {
        ObjectNode document = NODES.objectNode();
        document.put("total", summary.total());
        document.put("withoutPlace", summary.withoutPlace());
        document.put("withoutMoment", summary.withoutMoment());
        document.put("first", moment(summary.first()));
        document.put("last", moment(summary.last()));
        ArrayNode series = document.putArray("series");
        summary.series()
                .forEach(step -> series.addObject()
                        .put("from", moment(step.from()))
                        .put("to", moment(step.to()))
                        .put("count", step.count()));
        for (CaseAttribute attribute : CaseAttribute.values()) {
            ArrayNode values = document.putArray(OUTPUTS.getOrDefault(attribute, attribute.property()));
            summary.byAttribute()
                    .getOrDefault(attribute, List.of())
                    .forEach(count -> values.add(value(attribute, count)));
        }
        document.set("notes", notes(summary));
        document.putObject("versions").put(layer.id(), version);
        return document;
    }

    private static @Nullable String moment(long millis) {
        return millis == CaseIndex.NEVER ? null : Instant.ofEpochMilli(millis).toString();
    }

    private ObjectNode value(CaseAttribute attribute, ValueCount count) {
        ObjectNode node = NODES.objectNode();
        node.put("value", count.value());
        node.set("title", Outputs.text(title(attribute, count.value())));
        node.put("count", count.count());
        if (attribute == CaseAttribute.CATEGORY && count.value() != null) {
            categories
                    .find(count.value())
                    .flatMap(category -> categories.find(category.classCode()))
                    .ifPresent(group -> node.putObject("class")
                            .put("value", group.code())
                            .set("title", Outputs.text(group.title())));
        }
        return node;
    }

    private LocalizedText title(CaseAttribute attribute, @Nullable String value) {
        if (value == null) {
            return NOT_GIVEN;
        }
        LocalizedText label = layer.findProperty(attribute.property())
                .map(PropertySchema::labels)
                .map(labels -> labels.get(value))
                .orElse(null);
        if (label != null) {
            return label;
        }
        return attribute == CaseAttribute.CATEGORY
                ? categories.find(value).map(Category::title).orElse(LocalizedText.same(value))
                : LocalizedText.same(value);
    }

    private static ArrayNode notes(CaseSummary summary) {
        ArrayNode notes = NODES.arrayNode();
        if (summary.total() == 0) {
            note(notes, "no-cases", "没有符合条件的案件", "no case is selected");
        }
        if (summary.withoutPlace() > 0) {
            int count = summary.withoutPlace();
            note(
                    notes,
                    "without-place",
                    count + " 件没有位置或离城市太远，计入总数，但不在任何区域内",
                    count + " have no place or lie too far from the city; they are in the total but in no area");
        }
        if (summary.withoutMoment() > 0) {
            int count = summary.withoutMoment();
            note(
                    notes,
                    "without-moment",
                    count + " 件没有上报时间，不在时间序列内",
                    count + " have no time of report and are not in the series");
        }
        if (summary.isSparse()) {
            note(
                    notes,
                    "empty-steps-left-out",
                    "时间跨度很大，省略了没有案件的时段",
                    "the span is long; steps without cases are left out");
        }
        return notes;
    }

    private static void note(ArrayNode notes, String code, String zh, String en) {
        notes.addObject().put("code", code).put("zh", zh).put("en", en);
    }
}
