package org.cityreach.exchange.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.cityreach.exchange.ImportRequest;
import org.cityreach.exchange.Imports;
import org.cityreach.exchange.JointImportRequest;
import org.cityreach.exchange.Uploads;
import org.cityreach.fault.Fault;
import org.cityreach.job.Job;
import org.cityreach.job.JobStatusInfo;
import org.cityreach.web.AcceptsParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Uploads of files into collections, and the rows that were rejected. */
@RestController
class ImportController {

    private final Imports imports;
    private final Uploads uploads;

    ImportController(Imports imports, Uploads uploads) {
        this.imports = imports;
        this.uploads = uploads;
    }

    /**
     * Imports a file as a job, or with {@code preview} (or {@code dryRun}) {@code true} tells what the
     * server makes of it. The upload is on disk already, and is only moved.
     */
    @PostMapping(path = "/api/collections/{collectionId}/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @AcceptsParameters({
        "format",
        "sourceLayer",
        "roads",
        "crs",
        "mode",
        "onError",
        "mapping",
        "datePattern",
        "zone",
        "encoding",
        "delimiter",
        "acceptDoubt",
        "acceptDoubts",
        "preview",
        "dryRun"
    })
    ResponseEntity<JsonNode> importFile(
            MultipartHttpServletRequest request,
            @PathVariable String collectionId,
            @RequestParam("file") MultipartFile file) {
        requireOneFile(request);
        boolean preview = isTrue(request, "preview") | isTrue(request, "dryRun");
        Path upload = taken(file);
        ImportRequest asked = new ImportRequest(collectionId, upload, fields(request, file.getOriginalFilename()));
        if (preview) {
            return ResponseEntity.ok(imports.preview(asked));
        }
        return created(request, imports.submit(asked));
    }

    /**
     * Imports several layers of one file as one job, each into its collection; with {@code preview} tells what
     * would go where.
     */
    @PostMapping(path = "/api/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @AcceptsParameters({
        "format",
        "layers",
        "roads",
        "crs",
        "mode",
        "onError",
        "datePattern",
        "zone",
        "encoding",
        "acceptDoubt",
        "acceptDoubts",
        "preview",
        "dryRun"
    })
    ResponseEntity<JsonNode> importLayers(
            MultipartHttpServletRequest request, @RequestParam("file") MultipartFile file) {
        requireOneFile(request);
        boolean preview = isTrue(request, "preview") | isTrue(request, "dryRun");
        Map<String, String> layers = JointImportRequest.layersOf(text(request, "layers"));
        ImportRequest.Fields fields = fields(request, file.getOriginalFilename());
        JointImportRequest asked = new JointImportRequest(taken(file), layers, fields);
        return preview ? ResponseEntity.ok(imports.preview(asked)) : created(request, imports.submit(asked));
    }

    /** Which tags of OpenStreetMap go into which layer. */
    @GetMapping("/api/imports/osm")
    Map<String, Object> osmMapping() {
        return imports.osmMapping();
    }

    private static void requireOneFile(MultipartHttpServletRequest request) {
        if (request.getFiles("file").size() != 1) {
            throw Fault.invalid("duplicate-parameter", "file", "given more than once", "once");
        }
    }

    private static ResponseEntity<JsonNode> created(HttpServletRequest request, Job job) {
        String root =
                ServletUriComponentsBuilder.fromContextPath(request).build().toUriString() + "/api";
        return ResponseEntity.created(URI.create(root + "/jobs/" + job.id())).body(JobStatusInfo.of(job, root));
    }

    /** The upload in the folder for such. */
    private Path taken(MultipartFile file) {
        return uploads.receive(file::transferTo);
    }

    private static ImportRequest.Fields fields(HttpServletRequest request, @Nullable String fileName) {
        String acceptDoubt = text(request, "acceptDoubt");
        return new ImportRequest.Fields(
                text(request, "format"),
                text(request, "crs"),
                text(request, "mode"),
                text(request, "onError"),
                text(request, "mapping"),
                new ImportRequest.Reading(
                        text(request, "datePattern"),
                        text(request, "zone"),
                        text(request, "encoding"),
                        delimiter(request)),
                acceptDoubt == null ? text(request, "acceptDoubts") : acceptDoubt,
                text(request, "sourceLayer"),
                fileName,
                text(request, "roads"));
    }

    /** A field that is there and not blank. */
    private static @Nullable String text(HttpServletRequest request, String name) {
        @Nullable String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** A tab is blank, but a delimiter. */
    private static @Nullable String delimiter(HttpServletRequest request) {
        @Nullable String value = request.getParameter("delimiter");
        return value == null || value.isEmpty() ? null : value;
    }

    private static boolean isTrue(HttpServletRequest request, String name) {
        @Nullable String value = text(request, name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw Fault.invalid("invalid-value", name, value, "true, false");
        }
        return "true".equals(value);
    }

    /** All rejected rows of an import: row, line, id, code, reason. */
    @GetMapping("/api/jobs/{jobId}/rejects")
    void rejects(
            HttpServletResponse response,
            @PathVariable String jobId,
            @RequestParam(required = false) @Nullable String f)
            throws IOException {
        if (f != null && !f.equals("csv")) {
            throw Fault.invalid("unknown-format", "f", f, "csv");
        }
        OutputStream out = new BegunLate(response);
        imports.readRejects(jobId, piece -> {
            try {
                out.write(piece.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        out.flush();
    }

    /** Says that CSV comes only once some does, so that a fault before that is still told as a problem. */
    private static final class BegunLate extends OutputStream {

        private final HttpServletResponse response;
        private boolean begun;

        BegunLate(HttpServletResponse response) {
            this.response = response;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!begun) {
                begun = true;
                response.setContentType("text/csv;charset=UTF-8;header=present");
                response.setHeader("Content-Disposition", "attachment; filename=\"rejects.csv\"");
            }
            response.getOutputStream().write(bytes, offset, length);
        }
    }
}
