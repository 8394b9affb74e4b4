package org.cityreach.exchange;

import java.util.Map;

/**
 * What the user should know of an import that goes on all the same.
 *
 * @param code stable, kebab-case
 * @param message one sentence in English
 * @param values the numbers in it by name, for other languages
 */
record ImportWarning(String code, String message, Map<String, Object> values) {

    ImportWarning {
        values = Map.copyOf(values);
    }

    static ImportWarning of(String code, String message) {
        return new ImportWarning(code, message, Map.of());
    }
}
