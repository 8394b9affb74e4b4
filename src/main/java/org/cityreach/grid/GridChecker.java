package org.cityreach.grid;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Note;
import org.cityreach.analysis.Sources;
import org.cityreach.city.CityProperties;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.grid.GridCheckResult.Spot;
import org.cityreach.grid.GridCheckResult.Summary;
import org.cityreach.grid.algorithm.AreaSpread;
import org.cityreach.grid.algorithm.TilingCheck;
import org.cityreach.grid.check.CheckedLayer;
import org.cityreach.grid.check.CodeChecks;
import org.cityreach.grid.check.Findings;
import org.cityreach.grid.check.PlaceChecks;
import org.cityreach.grid.check.ShapeChecks;
import org.cityreach.grid.check.TilingChecks;
import org.cityreach.job.Progress;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.Snapshots;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Service;

/**
 * Checks unit cells: codes, serials, geometry, size, the grid and community each lies in, gaps and overlaps. Reads each
 * collection at one version. Safe for use by many threads.
 */
@Service
public class GridChecker {

    private static final int COMMUNITY_DIGITS = 12;

    private final Snapshots snapshots;
    private final CityProperties city;

    public GridChecker(Snapshots snapshots, CityProperties city) {
        this.snapshots = snapshots;
        this.city = city;
    }

    /** All that is checked; faults name the input as {@code grids.collection}. */
    public GridCheckResult compute(GridCheckQuestion question, Progress progress) {
        progress.report(0, "reading-layers");
        Sources sources = new Sources(snapshots);
        LayerSnapshot snapshot = sources.get(question.cells(), "cells");
        Crs crs = MetricFrame.of(city.metricCrs(), List.of(snapshot), snapshot, sources.rows(question.cells(), "cells"))
                .crs();
        CheckedLayer cells = CheckedLayer.read(sources, question.cells(), "cells", crs);
        CheckedLayer grids =
                question.grids() == null ? null : CheckedLayer.read(sources, question.grids(), "grids", crs);
        CheckedLayer communities = question.communities() == null
                ? null
                : CheckedLayer.read(sources, question.communities(), "communities", crs)
                        .withCodeDigits(COMMUNITY_DIGITS);
        Findings findings = new Findings(question.findingLimit());
        CodeChecks codes = new CodeChecks(cells, findings);
        codes.checkFormat();
        codes.checkSerials();
        ShapeChecks shapes = new ShapeChecks(cells, findings);
        shapes.checkGeometry();
        AreaSpread spread = shapes.checkAreas();
        List<Spot> gaps = new ArrayList<>();
        List<Spot> overlaps = new ArrayList<>();
        CrsTransform toDegrees = CrsTransform.between(crs, Crs.CRS84);
        TilingCheck tiling = tiling(cells, question);
        progress.report(0.1, "checking-places");
        checkPlaces(new PlaceChecks(cells, tiling, findings), grids, communities, findings, progress);
        progress.report(0.5, "checking-overlaps");
        List<Geometry> ground = ground(grids, communities);
        TilingChecks ofCells = new TilingChecks("cells", cells, tiling, toDegrees, findings);
        overlaps.addAll(ofCells.checkOverlaps(progress));
        progress.report(0.7, "checking-gaps");
        gaps.addAll(ofCells.checkGaps(ground, progress));
        if (grids != null) {
            TilingChecks ofGrids = new TilingChecks("grids", grids, tiling(grids, question), toDegrees, findings);
            overlaps.addAll(ofGrids.checkOverlaps(progress));
            gaps.addAll(ofGrids.checkGaps(ground(communities, null), progress));
        }
        return new GridCheckResult(
                new Summary(
                        cells.size(),
                        grids == null ? 0 : grids.size(),
                        communities == null ? 0 : communities.size(),
                        cells.soundShapes().stream()
                                .mapToDouble(Geometry::getArea)
                                .sum(),
                        spread.medianSquareMetres(),
                        crs.code()),
                findings.list(),
                findings.counts(),
                findings.errors(),
                gaps,
                overlaps,
                sources.versions(),
                notes(question, cells, communities, findings));
    }

    private static TilingCheck tiling(CheckedLayer layer, GridCheckQuestion question) {
        return new TilingCheck(layer.soundShapes(), question.toleranceMetres(), question.toleranceSquareMetres());
    }

    private static void checkPlaces(
            PlaceChecks places,
            @Nullable CheckedLayer grids,
            @Nullable CheckedLayer communities,
            Findings findings,
            Progress progress) {
        if (grids != null) {
            CodeChecks.checkRepeated(grids, findings, "责任网格", "grid");
            new ShapeChecks(grids, findings).checkGeometry();
            places.checkGrids(grids, progress);
        }
        if (communities != null && communities.size() > 0) {
            places.checkCommunities(communities, progress);
            if (grids != null) {
                PlaceChecks.checkParents(grids, communities, findings);
            }
        }
    }

    /** What cells should cover: the grids, else the communities; empty where there are neither. */
    private static List<Geometry> ground(@Nullable CheckedLayer first, @Nullable CheckedLayer second) {
        List<Geometry> ground = first == null ? List.of() : first.soundShapes();
        return !ground.isEmpty() || second == null ? ground : second.soundShapes();
    }

    private static List<Note> notes(
            GridCheckQuestion question, CheckedLayer cells, @Nullable CheckedLayer communities, Findings findings) {
        List<Note> notes = new ArrayList<>();
        if (cells.size() == 0) {
            notes.add(Note.of("no-cells", "没有可检查的单元网格", "There are no cells to check"));
        }
        if (question.grids() == null) {
            notes.add(Note.of("no-grids", "未给出责任网格,未检查归属", "No grids were given: places in grids are not checked"));
        }
        if (communities == null) {
            notes.add(Note.of(
                    "no-communities", "未给出社区,未核对上级编码", "No communities were given: parent codes are not checked"));
        } else if (communities.size() == 0) {
            notes.add(Note.of(
                    "no-community-codes",
                    "所给区域中没有 12 位编码的社区,未核对上级编码",
                    "None of the areas has a code of 12 digits: parent codes are not checked"));
        }
        if (question.grids() == null && communities == null) {
            notes.add(Note.of(
                    "gaps-inside-only",
                    "没有应覆盖的范围,只查找网格围成的空隙",
                    "There is no ground to cover: only holes between cells are found"));
        }
        if (findings.total() > findings.list().size()) {
            notes.add(Note.of(
                    "findings-limited",
                    "共 " + findings.total() + " 条问题,只列出 " + findings.list().size() + " 条",
                    "Of " + findings.total() + " findings " + findings.list().size() + " are listed"));
        }
        return notes;
    }
}
