package org.cityreach.exchange.kml;

import java.util.Set;
import org.cityreach.exchange.format.SafeXml;
import org.cityreach.fault.Fault;

/** Goes through a document and shows each placemark with the folder it is in. Use once. */
final class KmlWalk {

    private static final Set<String> OVERLAYS = Set.of("GroundOverlay", "ScreenOverlay", "PhotoOverlay");

    private final Visitor visitor;
    private long overlays;
    private int unnamed;

    /** Takes placemarks; the reader stands on the element, which may be read or left. */
    @FunctionalInterface
    interface Visitor {
        void visit(SafeXml xml, String folder, double fraction);
    }

    KmlWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    void through(KmlFile.Counted contents) {
        try (SafeXml xml = SafeXml.open(contents)) {
            if (!xml.nextElement() || !xml.name().equals("kml")) {
                throw Fault.invalid("not-kml", "the file is XML but its root is <" + xml.name() + ">, not <kml>");
            }
            container(xml, contents, "KML", "");
            if (xml.nextElement()) {
                throw Fault.invalid("invalid-xml", "something follows the end of <kml>");
            }
        }
    }

    long overlays() {
        return overlays;
    }

    /**
     * @param layer the name for what is right inside
     * @param parents the names of the folders around, with slashes; empty outside folders
     */
    private void container(SafeXml xml, KmlFile.Counted contents, String layer, String parents) {
        String name = layer;
        int depth = xml.depth();
        boolean isFolder = xml.name().equals("Folder");
        boolean isRoot = depth == 1;
        while (xml.nextChild(depth)) {
            String element = xml.name();
            if (element.equals("name") && !isRoot) {
                String said = xml.text().strip();
                name = said.isEmpty() ? name : parents + said;
            } else if (element.equals("Placemark")) {
                visitor.visit(xml, name, contents.fraction());
            } else if (element.equals("Folder")) {
                String around = isFolder ? name + "/" : parents;
                container(xml, contents, around + "folder-" + ++unnamed, around);
            } else if (element.equals("Document")) {
                container(xml, contents, name, parents);
            } else if (element.equals("NetworkLink")) {
                throw KmlFormat.networkLink(xml.line());
            } else if (OVERLAYS.contains(element)) {
                overlays++;
            }
        }
    }
}
