package org.cityreach.compare;

import java.awt.image.Raster;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.process.vector.HeatmapProcess;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/**
 * GeoTools' HeatmapProcess on features made beforehand. Its surface has no unit: three box filters scaled to a maximum of
 * 1. What is compared is the place of its maximum, as a share of the raster.
 */
final class GeoToolsPeer {

    private static final int WARM_UPS = 5;
    private static final int RUNS = 7;

    private final ListFeatureCollection features;
    private final ReferencedEnvelope area;

    GeoToolsPeer(SeededCity.Points points) throws Exception {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName("case");
        type.setCRS(CRS.decode("EPSG:32650"));
        type.add("geom", Point.class);
        type.add("weight", Double.class);
        SimpleFeatureType cases = type.buildFeatureType();
        features = new ListFeatureCollection(cases);
        SimpleFeatureBuilder builder = new SimpleFeatureBuilder(cases);
        GeometryFactory geometries = new GeometryFactory();
        for (int i = 0; i < points.size(); i++) {
            builder.add(geometries.createPoint(new Coordinate(points.eastings()[i], points.northings()[i])));
            builder.add(1.0);
            features.add(builder.buildFeature("c" + i));
        }
        area = new ReferencedEnvelope(
                SeededCity.WEST_METRES,
                SeededCity.WEST_METRES + SeededCity.SIZE_METRES,
                SeededCity.SOUTH_METRES,
                SeededCity.SOUTH_METRES + SeededCity.SIZE_METRES,
                cases.getCoordinateReferenceSystem());
    }

    /** A raster of {@code side}² cells with a radius in cells. */
    Peer heatmap(int side, int radiusCells, double relativeTolerance) {
        return new Peer("geotools-heatmap", relativeTolerance, () -> {
            double result = share(run(side, radiusCells), side);
            double cpuMillis = CpuMeter.ownMedianMillis(WARM_UPS, RUNS, () -> run(side, radiusCells));
            return new Peer.Measured(result, cpuMillis);
        });
    }

    private GridCoverage2D run(int side, int radiusCells) throws Exception {
        return new HeatmapProcess().execute(features, radiusCells, "weight", 1, area, side, side, null);
    }

    /** The mean of the surface as a share of its maximum, which the scaling to 1 leaves as it is. */
    private static double share(GridCoverage2D coverage, int side) {
        Raster raster = coverage.getRenderedImage().getData();
        double sum = 0;
        double largest = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double value = raster.getSampleDouble(raster.getMinX() + x, raster.getMinY() + y, 0);
                sum += value;
                largest = Math.max(largest, value);
            }
        }
        return sum / largest / side / side;
    }
}
