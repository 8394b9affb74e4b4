package org.cityreach.ogc.items;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cityreach.exchange.ExportFormat;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** A format in which items are given: pages as text, or all of them as a file. */
enum ItemFormat {
    JSON(ExportFormat.GEOJSON, MediaType.APPLICATION_JSON),
    CSV(ExportFormat.CSV),
    GPKG(ExportFormat.GEOPACKAGE, MediaType.parseMediaType("application/vnd.sqlite3")),
    FGB(ExportFormat.FLATGEOBUF),
    SHP(ExportFormat.SHAPEFILE),
    XLSX(ExportFormat.XLSX),
    /** A page to look at; never a file. */
    HTML(null);

    private final @Nullable ExportFormat export;
    private final List<MediaType> also;

    ItemFormat(@Nullable ExportFormat export, MediaType... also) {
        this.export = export;
        this.also = List.of(also);
    }

    /** The same as files have it. */
    ExportFormat export() {
        if (export == null) {
            throw new IllegalStateException("a page is no file");
        }
        return export;
    }

    String parameter() {
        return export == null ? "html" : export.parameter();
    }

    /** The media type without its parameters, as links have it. */
    String linkType() {
        return mediaType().replaceAll(";.*", "");
    }

    String mediaType() {
        return export == null ? "text/html;charset=UTF-8" : export.mediaType();
    }

    String fileEnding() {
        return export == null ? "html" : export.fileEnding();
    }

    /** Whether the answer is a file to keep, which holds all that was asked for where no limit is given. */
    boolean isFile() {
        return export != null && !export.isStreamed();
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
            if (format.parameter().equals(f)) {
                return format;
            }
        }
        throw Fault.invalid(
                "unknown-format",
                "f",
                f,
                Arrays.stream(values()).map(ItemFormat::parameter).collect(Collectors.joining(", ")));
    }

    private static ItemFormat ofHeader(String accept) throws HttpMediaTypeNotAcceptableException {
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException malformed) {
            throw Fault.invalid("invalid-value", "Accept", accept, "media types such as application/geo+json");
        }
        ItemFormat best = JSON;
        double bestQuality = 0;
        for (ItemFormat format : values()) {
            double quality = format.quality(ranges);
            if (quality > bestQuality) {
                best = format;
                bestQuality = quality;
            }
        }
        if (bestQuality <= 0) {
            throw new HttpMediaTypeNotAcceptableException(Arrays.stream(values())
                    .map(format -> MediaType.parseMediaType(format.mediaType()).removeQualityValue())
                    .toList());
        }
        return best;
    }

    private double quality(List<MediaType> ranges) {
        MediaType stated = MediaType.parseMediaType(mediaType());
        double quality = quality(ranges, new MediaType(stated.getType(), stated.getSubtype()));
        for (MediaType other : also) {
            quality = Math.max(quality, quality(ranges, other));
        }
        return quality;
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
