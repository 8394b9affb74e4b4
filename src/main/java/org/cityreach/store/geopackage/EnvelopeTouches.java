package org.cityreach.store.geopackage;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.sqlite.Function;

/**
 * An SQL function: whether a geometry's envelope touches a box, borders included, in full precision.
 * The R-tree keeps single precision and so gives some features that only nearly touch.
 */
final class EnvelopeTouches extends Function {

    static final String NAME = "cityreach_touches";

    private final GeoPackageBinary binary = new GeoPackageBinary();

    @Override
    protected void xFunc() throws SQLException {
        Envelope box = new Envelope(value_double(1), value_double(2), value_double(3), value_double(4));
        // the database may ask this before it asks whether there is a geometry
        byte @Nullable [] blob = value_blob(0);
        result(blob != null && binary.envelope(blob).intersects(box) ? 1 : 0);
    }
}
