package org.cityreach.tile.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.ogc.ApiRoot;
import org.cityreach.ogc.HtmlPages;
import org.cityreach.tile.TileMatrixSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ways to cut the world into tiles: OGC 17-083r4. */
@RestController
class MatrixSetController {

    private final HtmlPages pages;

    MatrixSetController(HtmlPages pages) {
        this.pages = pages;
    }

    @GetMapping("/api/tileMatrixSets")
    ResponseEntity<?> list(HttpServletRequest request, @RequestParam(required = false) @Nullable String f) {
        String root = ApiRoot.of(request);
        List<Map<String, Object>> entries = new ArrayList<>();
        for (TileMatrixSet set : TileMatrixSet.values()) {
            String address = MatrixSetDocument.address(set, root);
            entries.add(Map.of(
                    "id", set.id(),
                    "title", MatrixSetDocument.title(set),
                    "uri", MatrixSetDocument.uri(set, root),
                    "crs", set.crs().uri(),
                    "links", List.of(Map.of("rel", "self", "type", "application/json", "href", address))));
        }
        return pages.answer(request, f, "瓦片矩阵集 · Tile matrix sets", Map.of("tileMatrixSets", entries));
    }

    @GetMapping("/api/tileMatrixSets/{tileMatrixSetId}")
    ResponseEntity<?> get(
            HttpServletRequest request,
            @PathVariable String tileMatrixSetId,
            @RequestParam(required = false) @Nullable String f) {
        TileMatrixSet set = find(tileMatrixSetId);
        return pages.answer(request, f, set.id(), MatrixSetDocument.of(set, ApiRoot.of(request)));
    }

    /** Where a path names a set; the fault {@code tile-matrix-set-not-found} where there is none. */
    static TileMatrixSet find(String id) {
        for (TileMatrixSet set : TileMatrixSet.values()) {
            if (set.id().equals(id)) {
                return set;
            }
        }
        throw Fault.notFound("tile-matrix-set", id);
    }
}
