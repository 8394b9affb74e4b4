package org.cityreach.print;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Which map is wanted.
 *
 * @param collections layers or results of analyses, the lowest first within points, lines and areas, which are
 *     drawn in the reverse order of these three
 * @param box longitude and latitude; null for all there is
 * @param surface job of the process density whose surface lies above the areas; null for none
 * @param title null for the titles of the collections
 */
public record MapRequest(
        List<String> collections,
        @Nullable String surface,
        @Nullable Envelope box,
        Language language,
        @Nullable String title) {

    public MapRequest {
        collections = List.copyOf(collections);
    }
}
