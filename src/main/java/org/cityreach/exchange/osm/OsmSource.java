package org.cityreach.exchange.osm;

import java.nio.file.Path;
import java.util.Set;
import org.cityreach.exchange.format.CompressedFile;

/**
 * One file of OpenStreetMap objects, which can be streamed any number of times. Faults for what makes the
 * whole file unreadable; deleted objects are passed over.
 */
interface OsmSource {

    /** Streams the objects of these kinds in the file's order; of the other kinds as little as possible is read. */
    void read(Set<OsmKind> kinds, OsmSink sink);

    /** Opens {@code .osm}, {@code .osm.gz} or {@code .osm.pbf}, told by the first bytes. */
    static OsmSource open(Path file) {
        return OsmPbf.isPbf(file) ? new OsmPbf(file) : new OsmXml(CompressedFile.of(file));
    }
}
