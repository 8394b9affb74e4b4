package org.cityreach.grid;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.DoubleToLongFunction;
import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.Selection;
import org.cityreach.analysis.Sources;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.grid.algorithm.Fishnet;
import org.cityreach.grid.algorithm.HexagonNet;
import org.cityreach.grid.algorithm.Lattice;
import org.cityreach.layer.LocalizedText;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Service;

/**
 * Makes divisions. Those of collections are kept, some of the last, as long as their version is current. Safe
 * for use by many threads.
 */
@Service
public class Divisions {

    /** The most areas of a division. */
    public static final int MOST_AREAS = 250_000;

    private static final int KEPT = 16;

    private final Map<Key, FeatureDivision> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, FeatureDivision> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(LayerSnapshot snapshot, @Nullable Object filter, String crs) {}

    /**
     * Reads an input {@code {collection, filter?}}, {@code {fishnet: metres}} or {@code {hexagon: metres}}.
     *
     * @param sources where the collection comes from; its version is told there
     * @param extent what a fishnet or hexagons must cover, in metres of the system; null-envelope for none
     */
    public Division read(Inputs inputs, String name, Sources sources, Crs metricCrs, Envelope extent) {
        return get(DivisionChoice.read(inputs, name), inputs.path(name), sources, metricCrs, extent);
    }

    /** The same for what was read before; faults name the input by {@code path}. */
    public Division get(DivisionChoice choice, String path, Sources sources, Crs metricCrs, Envelope extent) {
        if (choice instanceof DivisionChoice.Squares squares) {
            double cellMetres = squares.cellMetres();
            requireFew(path + ".fishnet", cellMetres, size -> Fishnet.count(extent, size));
            return cells(choice, "网格", "fishnet", cellMetres, metricCrs, size -> Fishnet.covering(extent, size));
        }
        if (choice instanceof DivisionChoice.Hexagons hexagons) {
            double cellMetres = hexagons.cellMetres();
            requireFew(path + ".hexagon", cellMetres, size -> HexagonNet.count(extent, size));
            return cells(choice, "六边形", "hexagons", cellMetres, metricCrs, size -> HexagonNet.covering(extent, size));
        }
        return features((DivisionChoice.Features) choice, path, sources, metricCrs);
    }

    private static Division cells(
            DivisionChoice choice, String zh, String en, double cellMetres, Crs crs, DoubleFunction<Lattice> make) {
        String size = BigDecimal.valueOf(cellMetres).stripTrailingZeros().toPlainString();
        LocalizedText title = new LocalizedText(size + " 米" + zh, size + " m " + en);
        return new LatticeDivision(choice, title, crs, make.apply(cellMetres));
    }

    private static void requireFew(String path, double cellMetres, DoubleToLongFunction count) {
        if (count.applyAsLong(cellMetres) > MOST_AREAS) {
            double fits = Math.ceil(cellMetres * Math.sqrt((double) count.applyAsLong(cellMetres) / MOST_AREAS));
            while (count.applyAsLong(fits) > MOST_AREAS) {
                fits++;
            }
            throw Fault.invalid(
                    "too-many-areas",
                    path,
                    cellMetres,
                    "at least " + (long) fits + " metres here, so that there are at most " + MOST_AREAS + " cells");
        }
    }

    private Division features(DivisionChoice.Features choice, String path, Sources sources, Crs metricCrs) {
        Selection selection = choice.selection();
        LayerSnapshot snapshot = sources.get(selection, path);
        if (snapshot.layer().geometryType().dimension() != 2) {
            throw Fault.invalid(
                    "areas-not-polygons", path + ".collection", selection.collection(), "a collection of polygons");
        }
        Key key = new Key(snapshot, selection.filter(), metricCrs.code());
        synchronized (kept) {
            FeatureDivision known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        int[] rows = sources.rows(selection, path);
        if (rows.length > MOST_AREAS) {
            throw Fault.invalid(
                    "too-many-areas",
                    path + ".collection",
                    rows.length + " features",
                    "at most " + MOST_AREAS + "; a filter leaves some out");
        }
        FeatureDivision made = new FeatureDivision(choice, snapshot, rows, metricCrs);
        synchronized (kept) {
            kept.keySet().removeIf(old -> isOutdated(old, key));
            kept.put(key, made);
        }
        return made;
    }

    private static boolean isOutdated(Key old, Key current) {
        return !old.snapshot().equals(current.snapshot())
                && old.snapshot().layer().id().equals(current.snapshot().layer().id());
    }
}
