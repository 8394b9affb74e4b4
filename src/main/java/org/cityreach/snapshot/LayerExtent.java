package org.cityreach.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * How many features a layer has, where and from when to when.
 *
 * @param bounds in longitude and latitude, degrees; the null envelope where there is no geometry
 * @param first the earliest moment; null where the layer has no times
 */
public record LayerExtent(
        long version,
        int count,
        Envelope bounds,
        @Nullable Instant first,
        @Nullable Instant last) {

    /** Of all features of a snapshot. */
    public static LayerExtent of(LayerSnapshot snapshot) {
        Instant first = null;
        Instant last = null;
        String timeProperty = snapshot.layer().timeProperty();
        if (timeProperty != null) {
            for (int row = 0; row < snapshot.size(); row++) {
                Instant time = momentOf(snapshot.value(row, timeProperty));
                if (time != null) {
                    first = first == null || time.isBefore(first) ? time : first;
                    last = last == null || time.isAfter(last) ? time : last;
                }
            }
        }
        return new LayerExtent(snapshot.version(), snapshot.size(), snapshot.longitudeLatitudeBounds(), first, last);
    }

    private static @Nullable Instant momentOf(@Nullable Object value) {
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return value instanceof Instant moment ? moment : null;
    }
}
