package org.cityreach.grid.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.cityreach.grid.AreaLocator;
import org.cityreach.grid.algorithm.TilingCheck;
import org.cityreach.grid.check.Findings.Subject;
import org.cityreach.job.Progress;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Whether cells lie where their codes and properties say: in one grid and one community each. A cell lies in the area that
 * holds an inner point of it; what reaches beyond that area by more than the tolerances is told.
 */
public final class PlaceChecks {

    private static final String GRID = "grid";
    private static final int GRID_DIGITS = 14;

    private final CheckedLayer cells;
    private final TilingCheck tiling;
    private final Findings findings;

    /** @param tiling of the sound cells */
    public PlaceChecks(CheckedLayer cells, TilingCheck tiling, Findings findings) {
        this.cells = cells;
        this.tiling = tiling;
        this.findings = findings;
    }

    /** Where each sound cell lies in a layer, and how much of it reaches beyond, in square metres. */
    private record Places(int[] areas, double[] outsideSquareMetres) {}

    private Places locate(CheckedLayer layer, Progress progress) {
        List<Geometry> shapes = layer.soundShapes();
        int[] areas = locate(cells, shapes);
        double[] outside = IntStream.range(0, areas.length)
                .parallel()
                .mapToDouble(i -> {
                    progress.checkCancelled();
                    return areas[i] < 0
                            ? 0
                            : tiling.outside(i, shapes.get(areas[i])).getArea();
                })
                .toArray();
        return new Places(areas, outside);
    }

    private static int[] locate(CheckedLayer layer, List<Geometry> shapes) {
        AreaLocator locator = AreaLocator.of(shapes);
        return layer.soundShapes().stream()
                .mapToInt(shape -> {
                    Coordinate inside = shape.getInteriorPoint().getCoordinate();
                    return locator.locate(inside.x, inside.y);
                })
                .toArray();
    }

    /** The grid a cell names against the one it lies in; grids without cells. */
    public void checkGrids(CheckedLayer grids, Progress progress) {
        Places places = locate(grids, progress);
        Map<String, String> known = new HashMap<>();
        for (int i = 0; i < grids.size(); i++) {
            known.put(grids.code(i), grids.id(i));
        }
        boolean[] used = new boolean[grids.sound().size()];
        for (int i = 0; i < places.areas().length; i++) {
            int cell = cells.sound().get(i);
            int area = places.areas()[i];
            if (area < 0) {
                findings.error(
                        "cell-without-grid",
                        Subject.of(cells.id(cell), null, "a place in some grid"),
                        "不在任何责任网格内",
                        "lies in no responsibility grid");
            } else {
                used[area] = true;
                int grid = grids.sound().get(area);
                checkNamed(cell, grids.code(grid), known);
                checkInside("cell-across-grids", cell, grids.id(grid), places.outsideSquareMetres()[i], "责任网格", "grid");
            }
        }
        for (int area = 0; area < used.length; area++) {
            if (!used[area]) {
                findings.warn(
                        "grid-without-cells",
                        Subject.of(grids.id(grids.sound().get(area)), 0, "at least one cell"),
                        "责任网格内没有单元网格",
                        "no unit cell lies in this grid");
            }
        }
    }

    private void checkNamed(int cell, String lies, Map<String, String> known) {
        String named = cells.text(cell, GRID);
        if (!cells.has(GRID) || named.equals(lies)) {
            return;
        }
        if (named.isEmpty()) {
            findings.error(
                    "grid-code-missing",
                    Subject.of(cells.id(cell), null, lies),
                    "没有填写责任网格编号(位于 " + lies + ")",
                    "names no grid; it lies in " + lies);
        } else if (!known.containsKey(named)) {
            findings.error(
                    "grid-code-unknown",
                    Subject.of(cells.id(cell), named, lies),
                    "责任网格编号 " + named + " 不存在(位于 " + lies + ")",
                    "names grid " + named + ", which does not exist; it lies in " + lies);
        } else {
            findings.error(
                    "grid-code-mismatch",
                    Subject.of(cells.id(cell), named, lies),
                    "责任网格编号为 " + named + ",实际位于 " + lies,
                    "names grid " + named + " but lies in " + lies);
        }
    }

    private void checkInside(String code, int cell, String area, double outsideSquareMetres, String zh, String en) {
        if (outsideSquareMetres > 0) {
            String much = String.format(Locale.ROOT, "%.1f", outsideSquareMetres);
            findings.error(
                    code,
                    new Subject(cells.id(cell), List.of(area), outsideSquareMetres, "wholly in one " + en),
                    "有 " + much + " m² 超出所在" + zh + " " + area,
                    much + " m² lie outside the " + en + " " + area);
        }
    }

    /** The community a cell's code names against the one it lies in. */
    public void checkCommunities(CheckedLayer communities, Progress progress) {
        Places places = locate(communities, progress);
        Map<String, String> known = new HashMap<>();
        for (int i = 0; i < communities.size(); i++) {
            known.put(communities.code(i), communities.id(i));
        }
        for (int i = 0; i < places.areas().length; i++) {
            int cell = cells.sound().get(i);
            int area = places.areas()[i];
            String named = CodeChecks.communityOf(cells.code(cell));
            if (area < 0) {
                findings.error(
                        "cell-without-community",
                        Subject.of(cells.id(cell), null, "a place in some community"),
                        "不在任何社区内",
                        "lies in no community");
                continue;
            }
            int community = communities.sound().get(area);
            if (named != null && !named.equals(communities.code(community))) {
                boolean exists = known.containsKey(named);
                findings.error(
                        exists ? "code-parent-mismatch" : "code-parent-unknown",
                        Subject.of(cells.id(cell), cells.code(cell), communities.code(community) + " and a serial"),
                        exists
                                ? "编码属社区 " + named + ",实际位于 " + communities.code(community)
                                : "编码中的社区 " + named + " 不存在(位于 " + communities.code(community) + ")",
                        exists
                                ? "the code names community " + named + " but the cell lies in "
                                        + communities.code(community)
                                : "the code names community " + named + ", which does not exist; the cell lies in "
                                        + communities.code(community));
            }
            checkInside(
                    "cell-across-communities",
                    cell,
                    communities.id(community),
                    places.outsideSquareMetres()[i],
                    "社区",
                    "community");
        }
    }

    /** The community that a grid's code of 14 digits names against the one it lies in. */
    public static void checkParents(CheckedLayer grids, CheckedLayer communities, Findings findings) {
        int[] areas = locate(grids, communities.soundShapes());
        for (int i = 0; i < areas.length; i++) {
            int grid = grids.sound().get(i);
            String code = grids.code(grid);
            if (areas[i] >= 0 && code.matches("[0-9]{" + GRID_DIGITS + "}")) {
                String lies = communities.code(communities.sound().get(areas[i]));
                if (!code.startsWith(lies)) {
                    findings.error(
                            "grid-parent-mismatch",
                            Subject.of(grids.id(grid), code, lies + " and 2 digits"),
                            "责任网格编号 " + code + " 与所在社区 " + lies + " 不符",
                            "grid code " + code + " does not begin with its community " + lies);
                }
            }
        }
    }
}
