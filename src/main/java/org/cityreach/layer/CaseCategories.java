package org.cityreach.layer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a case can be about: classes and, within them, categories, after GB/T 30428.2. The list is data
 * ({@code categories/case-categories.yaml}). A case may also carry any other text as its category. Immutable.
 */
public final class CaseCategories {

    /** Whether a fixed thing of the city is at fault or something happens. */
    public enum Kind {
        PART,
        EVENT
    }

    /**
     * A class or a category.
     *
     * @param code P for a part or E for an event, two digits of the class and, for a category, two more
     * @param classCode of the class it belongs to; its own code for a class
     */
    public record Category(String code, String classCode, Kind kind, LocalizedText title) {

        public boolean isClass() {
            return code.equals(classCode);
        }
    }

    private final List<Category> categories;

    private CaseCategories(List<Category> categories) {
        this.categories = List.copyOf(categories);
    }

    /** The list that ships. Reads the file anew at each call. */
    public static CaseCategories shipped() {
        return read(YamlResource.read("/categories/case-categories.yaml"));
    }

    /** Classes, each followed by its categories. */
    public List<Category> list() {
        return categories;
    }

    public Optional<Category> find(String code) {
        return categories.stream()
                .filter(category -> category.code().equals(code))
                .findFirst();
    }

    private static CaseCategories read(Map<String, Object> document) {
        List<Category> found = new ArrayList<>();
        Members file = Members.of("", document).allowing(Set.of("source", "classes"));
        for (Object entry : file.list("classes")) {
            Members group = Members.of("classes", entry).allowing(Set.of("code", "kind", "title", "categories"));
            String code = group.getText("code");
            Kind kind = group.getText("kind").equals("part") ? Kind.PART : Kind.EVENT;
            Members title = Members.of(group.pathTo("title"), group.get("title"));
            found.add(new Category(code, code, kind, new LocalizedText(title.getText("zh"), title.getText("en"))));
            for (Object item : group.list("categories")) {
                Members category = Members.of(code, item).allowing(Set.of("code", "zh", "en"));
                LocalizedText name = new LocalizedText(category.getText("zh"), category.getText("en"));
                found.add(new Category(category.getText("code"), code, kind, name));
            }
        }
        Set<String> codes = new HashSet<>();
        for (Category category : found) {
            if (!codes.add(category.code())) {
                throw new IllegalStateException("category code " + category.code() + " comes twice");
            }
        }
        return new CaseCategories(found);
    }
}
