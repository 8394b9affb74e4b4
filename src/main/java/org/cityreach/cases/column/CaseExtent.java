package org.cityreach.cases.column;

import java.time.Instant;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseMoment;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.snapshot.LayerExtent;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** The extent of a layer as its case index knows it. */
final class CaseExtent {

    /** Places along each side that are looked at: a straight side in one system is bent in the other. */
    private static final int STEPS = 32;

    private CaseExtent() {}

    static LayerExtent of(CaseIndex index) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row = 0; row < index.size(); row++) {
            long moment = index.moment(CaseMoment.REPORTED, row);
            if (moment != CaseIndex.NEVER) {
                first = Math.min(first, moment);
                last = Math.max(last, moment);
            }
        }
        return new LayerExtent(index.version(), index.size(), degrees(index), moment(first), moment(last));
    }

    private static @Nullable Instant moment(long millis) {
        return millis == Long.MAX_VALUE || millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis);
    }

    private static Envelope degrees(CaseIndex index) {
        Envelope metres = index.bounds();
        Envelope degrees = new Envelope();
        if (metres.isNull()) {
            return degrees;
        }
        double[] xy = new double[8 * (STEPS + 1)];
        for (int i = 0; i <= STEPS; i++) {
            double x = metres.getMinX() + metres.getWidth() * i / STEPS;
            double y = metres.getMinY() + metres.getHeight() * i / STEPS;
            double[] corners = {x, metres.getMinY(), x, metres.getMaxY(), metres.getMinX(), y, metres.getMaxX(), y};
            System.arraycopy(corners, 0, xy, 8 * i, corners.length);
        }
        CrsTransform.between(index.metricCrs(), Crs.WGS84).apply(xy);
        for (int i = 0; i < xy.length; i += 2) {
            degrees.expandToInclude(xy[i], xy[i + 1]);
        }
        return degrees;
    }
}
