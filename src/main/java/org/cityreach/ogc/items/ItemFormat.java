package org.cityreach.ogc.items;

import java.util.List;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** A format in which items are given. */
enum ItemFormat {
    JSON("json", "application/geo+json", "geojson"),
    CSV("csv", "text/csv;charset=UTF-8", "csv");

    private static final List<MediaType> GIVEN = List.of(
            MediaType.parseMediaType("application/geo+json"),
            MediaType.APPLICATION_JSON,
            MediaType.parseMediaType("text/csv"));

    private final String parameter;
    private final String mediaType;
    private final String fileEnding;

    ItemFormat(String parameter, String mediaType, String fileEnding) {
        this.parameter = parameter;
        this.mediaType = mediaType;
        this.fileEnding = fileEnding;
    }

    String parameter() {
        return parameter;
    }

    String mediaType() {
        return mediaType;
    }

    String fileEnding() {
        return fileEnding;
    }

    /**
     * The format a request wants: {@code f} decides, else the header, else GeoJSON.
     *
     * @throws HttpMediaTypeNotAcceptableException where the header names nothing that there is
     */
    static ItemFormat of(@Nullable String f, @Nullable String accept) throws HttpMediaTypeNotAcceptableException {
        if (f == null) {
            return accept == null || accept.isBlank() ? JSON : ofHeader(accept);
        }
        for (ItemFormat format : values()) {
            if (format.parameter.equals(f)) {
                return format;
            }
        }
        throw Fault.invalid("unknown-format", "f", f, "json, csv");
    }

    private static ItemFormat ofHeader(String accept) throws HttpMediaTypeNotAcceptableException {
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException malformed) {
            throw Fault.invalid("invalid-value", "Accept", accept, "media types such as application/geo+json");
        }
        double json = Math.max(quality(ranges, GIVEN.get(0)), quality(ranges, GIVEN.get(1)));
        double csv = quality(ranges, GIVEN.get(2));
        if (json <= 0 && csv <= 0) {
            throw new HttpMediaTypeNotAcceptableException(GIVEN);
        }
        return csv > json ? CSV : JSON;
    }

    /** How much a type is wanted, 0 to 1; the most specific range that includes it decides. */
    private static double quality(List<MediaType> ranges, MediaType type) {
        MediaType best = null;
        for (MediaType range : ranges) {
            if (range.includes(type) && (best == null || range.isMoreSpecific(best))) {
                best = range;
            }
        }
        return best == null ? 0 : best.getQualityValue();
    }
}
