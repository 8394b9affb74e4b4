package org.cityreach.exchange.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;

/** The names of the properties that features have, each with its place in a row's values. */
public final class FoundColumns {

    private static final int MOST_COLUMNS = 2000;

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final boolean grows;

    private FoundColumns(boolean grows) {
        this.grows = grows;
    }

    /** Columns that are found as rows come. */
    public static FoundColumns found() {
        return new FoundColumns(true);
    }

    /** Known columns; others are passed over. */
    public static FoundColumns of(List<String> names) {
        FoundColumns columns = new FoundColumns(false);
        names.forEach(name -> columns.places.put(name, columns.places.size()));
        return columns;
    }

    /** The place of a column; -1 where it is not wanted. */
    public int place(String name) {
        Integer place = places.get(name);
        if (place != null) {
            return place;
        }
        if (!grows) {
            return -1;
        }
        if (places.size() == MOST_COLUMNS) {
            throw Fault.tooLarge("too-many-columns", "the features have more than " + MOST_COLUMNS + " properties");
        }
        places.put(name, places.size());
        return places.size() - 1;
    }

    public int size() {
        return places.size();
    }

    public List<String> names() {
        return List.copyOf(places.keySet());
    }
}
