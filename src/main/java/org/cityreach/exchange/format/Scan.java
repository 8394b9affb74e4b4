package org.cityreach.exchange.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look through a whole file found.
 *
 * @param encoding the character set, by its usual name
 * @param delimiter between columns; null where the format has none
 * @param columns names, each once
 * @param hasGeometries whether the format's rows know their geometry themselves
 * @param declaredCrs what the file says its coordinate system is; null where it says nothing
 * @param rowCount rows in the file, bad ones too
 * @param first the first rows, at most {@value RowSample#MOST_FIRST}
 * @param sample rows from all over the file, evenly spread, at most {@value RowSample#MOST_SPREAD}
 * @param notes what was assumed about the file, one sentence each
 */
public record Scan(
        String encoding,
        @Nullable String delimiter,
        List<String> columns,
        boolean hasGeometries,
        @Nullable String declaredCrs,
        long rowCount,
        List<RawRow> first,
        List<RawRow> sample,
        List<String> notes) {

    public Scan {
        columns = List.copyOf(columns);
        first = List.copyOf(first);
        sample = List.copyOf(sample);
        notes = List.copyOf(notes);
    }

    /** Of one feature that did not come in a file. */
    public static Scan ofProperties(List<String> names) {
        return new Scan("UTF-8", null, names, true, null, 1, List.of(), List.of(), List.of());
    }
}
