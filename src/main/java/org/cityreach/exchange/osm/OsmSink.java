package org.cityreach.exchange.osm;

import java.util.List;
import java.util.Map;

/** Takes the objects of a file one by one. */
interface OsmSink {

    /**
     * @param longitudeE7 in ten-millionths of a degree, WGS 84
     * @param latitudeE7 the same
     */
    default void node(long id, int longitudeE7, int latitudeE7, Map<String, String> tags) {}

    /**
     * @param nodes in the way's order; the caller leaves the array to the sink
     */
    default void way(long id, long[] nodes, Map<String, String> tags) {}

    default void relation(long id, List<OsmMember> members, Map<String, String> tags) {}

    /** Told now and then. */
    default void progress(double fractionRead) {}
}
