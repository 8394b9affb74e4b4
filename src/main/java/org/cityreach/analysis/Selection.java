package org.cityreach.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Which features of a collection.
 *
 * @param filter CQL2 as text, or as the maps and lists that a JSON parser makes; null for all features
 */
public record Selection(String collection, @Nullable Object filter) {

    public static Selection all(String collection) {
        return new Selection(collection, null);
    }
}
