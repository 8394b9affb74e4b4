package org.cityreach.store.geopackage;

import java.sql.SQLException;
import java.util.Arrays;
import org.cityreach.layer.Filter.SpatialOperator;
import org.cityreach.layer.SpatialTest;
import org.cityreach.store.jdbc.Wkb;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.sqlite.Function;

/**
 * An SQL function: whether a geometry lies so to another, given as WKB, exactly; or whether it is there at all. The other
 * one is made ready once for all rows of a statement.
 */
final class GeometryRelates extends Function {

    static final String NAME = "cityreach_relates";
    static final String IS_THERE = "THERE";

    private final GeoPackageBinary binary = new GeoPackageBinary();
    private final Wkb wkb = new Wkb();
    private byte[] lastOther = {};
    private String lastOperator = "";
    private @Nullable SpatialTest lastTest;

    @Override
    protected void xFunc() throws SQLException {
        String operator = value_text(0);
        // the database may ask this before it asks whether there is a geometry
        byte @Nullable [] blob = value_blob(1);
        if (blob == null) {
            result(0);
            return;
        }
        Geometry geometry = binary.decode(blob);
        boolean holds =
                operator.equals(IS_THERE) ? !geometry.isEmpty() : test(operator).matches(geometry);
        result(holds ? 1 : 0);
    }

    private SpatialTest test(String operator) throws SQLException {
        byte[] other = value_blob(2);
        SpatialTest test = lastTest;
        if (test == null || !operator.equals(lastOperator) || !Arrays.equals(other, lastOther)) {
            test = SpatialTest.of(SpatialOperator.valueOf(operator), wkb.read(other, 0));
            lastTest = test;
            lastOther = other;
            lastOperator = operator;
        }
        return test;
    }
}
