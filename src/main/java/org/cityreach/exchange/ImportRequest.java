package org.cityreach.exchange;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An import as a caller asks for it, nothing checked yet.
 *
 * @param file belongs to the import from now on, which deletes it
 * @param fields what the form says
 */
public record ImportRequest(String layerId, Path file, Fields fields) {

    /** The same of one layer of the file. */
    ImportRequest of(String sourceLayer) {
        return new ImportRequest(layerId, file, fields.of(sourceLayer));
    }

    /**
     * The fields of the form as texts; null where they are absent.
     *
     * @param format one of {@link org.cityreach.exchange.format.SourceFormat}; found from the file where absent
     * @param crs mandatory where neither the file nor its format says what its coordinates are in
     * @param mode {@code append} (default), {@code replace} or {@code upsert}
     * @param onError {@code reject-row} (default) or {@code abort}
     * @param mapping JSON object from target to column
     * @param reading how texts are read
     * @param acceptDoubt {@code true} to go on where coordinates look like another system's
     * @param sourceLayer which layer of the file, where it has several
     * @param fileName as the sender had it
     * @param roads how an OSM file's ways become roads: {@code whole} (default), or {@code split} where they meet
     */
    public record Fields(
            @Nullable String format,
            @Nullable String crs,
            @Nullable String mode,
            @Nullable String onError,
            @Nullable String mapping,
            Reading reading,
            @Nullable String acceptDoubt,
            @Nullable String sourceLayer,
            @Nullable String fileName,
            @Nullable String roads) {

        /** Of a file without a name that has one layer. */
        public Fields(
                @Nullable String format,
                @Nullable String crs,
                @Nullable String mode,
                @Nullable String onError,
                @Nullable String mapping,
                Reading reading,
                @Nullable String acceptDoubt) {
            this(format, crs, mode, onError, mapping, reading, acceptDoubt, null, null, null);
        }

        /** The same with doubts accepted. */
        Fields accepting() {
            return new Fields(format, crs, mode, onError, mapping, reading, "true", sourceLayer, fileName, roads);
        }

        /** The same of one layer of the file. */
        Fields of(String layer) {
            return new Fields(format, crs, mode, onError, mapping, reading, acceptDoubt, layer, fileName, roads);
        }
    }

    /**
     * How texts are read.
     *
     * @param datePattern of java.time; ISO 8601 where it is absent
     * @param zone IANA name, for dates without offset
     * @param encoding found where it is absent
     * @param delimiter found where it is absent
     */
    public record Reading(
            @Nullable String datePattern,
            @Nullable String zone,
            @Nullable String encoding,
            @Nullable String delimiter) {}
}
