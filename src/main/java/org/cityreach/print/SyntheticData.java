package org.cityreach.print;

import org.cityreach.store.DocumentStore;
import tools.jackson.databind.json.JsonMapper;

/** Whether the city's data is made up, which everything printed of it must say. */
public final class SyntheticData {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SyntheticData() {}

    public static boolean isIn(DocumentStore documents) {
        return documents
                .find("city", "about")
                .map(text -> JSON.readTree(text).path("synthetic").asBoolean(false))
                .orElse(false);
    }
}
