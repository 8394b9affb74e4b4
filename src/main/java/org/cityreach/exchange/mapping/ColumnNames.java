package org.cityreach.exchange.mapping;

import java.util.List;
import java.util.Locale;

/** Names that columns of coordinates and ids usually have, best known first; letter case does not count. */
final class ColumnNames {

    static final List<String> ID = List.of("id");
    static final List<String> X =
            List.of("x", "lon", "lng", "long", "longitude", "经度", "easting", "东坐标", "横坐标", "x坐标", "point_x", "xcoord");
    static final List<String> Y =
            List.of("y", "lat", "latitude", "纬度", "northing", "北坐标", "纵坐标", "y坐标", "point_y", "ycoord");
    static final List<String> WKT = List.of("wkt", "geometry", "geom", "the_geom", "wkt_geom", "shape", "几何");

    private ColumnNames() {}

    /** The column that has the first of these names; -1 where none has. A name that two columns have counts for none. */
    static int find(List<String> columns, List<String> names) {
        for (String name : names) {
            int found = -1;
            int count = 0;
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).strip().toLowerCase(Locale.ROOT).equals(name)) {
                    found = i;
                    count++;
                }
            }
            if (count == 1) {
                return found;
            }
        }
        return -1;
    }
}
