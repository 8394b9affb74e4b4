package org.cityreach.print.rest;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.job.Deadline;
import org.cityreach.job.Jobs;
import org.cityreach.print.Language;
import org.cityreach.print.MapPrint;
import org.cityreach.print.MapRequest;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Maps to print. */
@RestController
class MapPdfController {

    /** How long a caller waits for a map. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int MOST_COLLECTIONS = 20;
    private static final int LONGEST_TITLE = 200;
    private static final String BOX = "west,south,east,north in degrees, west below east and south below north";

    private final MapPrint print;
    private final Jobs jobs;

    MapPdfController(MapPrint print, Jobs jobs) {
        this.print = print;
        this.jobs = jobs;
    }

    /** Collections, a density surface or both on one page; {@code lang} is zh unless it is en. */
    @GetMapping("/api/maps/pdf")
    ResponseEntity<byte[]> map(
            @RequestParam(required = false) @Nullable String collections,
            @RequestParam(required = false) @Nullable String surface,
            @RequestParam(required = false) @Nullable String bbox,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String title) {
        MapRequest request = new MapRequest(
                ids(collections, surface != null),
                surface,
                box(bbox),
                lang == null ? Language.ZH : Language.of(lang),
                titled(title));
        Deadline deadline = new Deadline(LONGEST, "choose a smaller bbox or fewer collections");
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("map.pdf")
                                .build()
                                .toString())
                .body(jobs.runNow(() -> deadline.run(() -> print.write(request, deadline))));
    }

    /** A surface can be printed by itself. */
    private static List<String> ids(@Nullable String given, boolean mayBeNone) {
        String text = given == null ? "" : given;
        LinkedHashSet<String> ids = new LinkedHashSet<>(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList());
        if (ids.isEmpty() && !mayBeNone || ids.size() > MOST_COLLECTIONS) {
            throw Fault.invalid(
                    "invalid-value",
                    "collections",
                    given,
                    "1 to " + MOST_COLLECTIONS + " collections with commas between");
        }
        return List.copyOf(ids);
    }

    private static @Nullable String titled(@Nullable String title) {
        if (title != null && title.length() > LONGEST_TITLE) {
            throw Fault.invalid("invalid-value", "title", title, "at most " + LONGEST_TITLE + " characters");
        }
        return title == null || title.isBlank() ? null : title.strip();
    }

    private static @Nullable Envelope box(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            double[] edges = Arrays.stream(text.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            boolean fits = edges.length == 4
                    && edges[0] >= -180
                    && edges[0] < edges[2]
                    && edges[2] <= 180
                    && edges[1] >= -90
                    && edges[1] < edges[3]
                    && edges[3] <= 90;
            if (fits) {
                return new Envelope(edges[0], edges[2], edges[1], edges[3]);
            }
        } catch (NumberFormatException wrong) {
            throw Fault.invalid("invalid-bbox", "bbox", text, BOX);
        }
        throw Fault.invalid("invalid-bbox", "bbox", text, BOX);
    }
}
