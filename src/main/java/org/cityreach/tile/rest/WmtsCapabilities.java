package org.cityreach.tile.rest;

import java.util.List;
import java.util.Locale;
import org.cityreach.layer.Layer;
import org.cityreach.ogc.LayerFacts;
import org.cityreach.tile.TileAddress;
import org.cityreach.tile.TileMatrixSet;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;

/** The capabilities document of WMTS 1.0.0 (OGC 07-057r7): layers in their styles, in every tile matrix set. */
@Component
class WmtsCapabilities {

    private final LayerFacts facts;
    private final MapTilesets tilesets;

    WmtsCapabilities(LayerFacts facts, MapTilesets tilesets) {
        this.facts = facts;
        this.tilesets = tilesets;
    }

    /** @param root of the API */
    String of(List<Layer> layers, String root) {
        WmtsXml xml = new WmtsXml();
        return xml.root("Capabilities", WmtsXml.WMTS, "1.0.0", () -> {
                    writeService(xml, root);
                    xml.element("Contents", () -> {
                        layers.forEach(layer -> writeLayer(xml, layer, root));
                        for (TileMatrixSet set : TileMatrixSet.values()) {
                            writeSet(xml, set);
                        }
                    });
                    xml.empty("ServiceMetadataURL", "xlink:href", root + "/wmts/1.0.0/WMTSCapabilities.xml");
                })
                .toString();
    }

    private static void writeService(WmtsXml xml, String root) {
        xml.element("ows:ServiceIdentification", () -> {
            xml.text("ows:Title", "CityReach");
            xml.text("ows:Abstract", "Layers of city management, drawn");
            xml.text("ows:ServiceType", "OGC WMTS");
            xml.text("ows:ServiceTypeVersion", "1.0.0");
        });
        xml.element("ows:ServiceProvider", () -> {
            xml.text("ows:ProviderName", "CityReach");
            xml.empty("ows:ServiceContact");
        });
        xml.element("ows:OperationsMetadata", () -> {
            for (String operation : List.of("GetCapabilities", "GetTile", "GetFeatureInfo")) {
                xml.element("ows:Operation", () -> writeOperation(xml, root), "name", operation);
            }
        });
    }

    private static void writeOperation(WmtsXml xml, String root) {
        xml.element(
                "ows:DCP",
                () -> xml.element(
                        "ows:HTTP",
                        () -> xml.element(
                                "ows:Get",
                                () -> xml.element(
                                        "ows:Constraint",
                                        () -> xml.element("ows:AllowedValues", () -> xml.text("ows:Value", "KVP")),
                                        "name",
                                        "GetEncoding"),
                                "xlink:href",
                                root + "/wmts?")));
    }

    private void writeLayer(WmtsXml xml, Layer layer, String root) {
        xml.element("Layer", () -> {
            xml.text("ows:Title", layer.title().zh());
            xml.text("ows:Abstract", layer.title().en());
            Envelope box = facts.of(layer.id()).bounds();
            if (!box.isNull()) {
                xml.element("ows:WGS84BoundingBox", () -> {
                    xml.text("ows:LowerCorner", pair(box.getMinX(), box.getMinY()));
                    xml.text("ows:UpperCorner", pair(box.getMaxX(), box.getMaxY()));
                });
            }
            xml.text("ows:Identifier", layer.id());
            boolean first = true;
            for (String style : tilesets.styles(layer)) {
                writeStyle(xml, style, first, root + "/collections/" + layer.id());
                first = false;
            }
            xml.text("Format", TilesetDocument.PNG);
            xml.text("InfoFormat", "application/json");
            for (TileMatrixSet set : TileMatrixSet.values()) {
                xml.element("TileMatrixSetLink", () -> xml.text("TileMatrixSet", set.id()));
            }
            xml.empty(
                    "ResourceURL",
                    "format",
                    TilesetDocument.PNG,
                    "resourceType",
                    "tile",
                    "template",
                    root + "/collections/" + layer.id()
                            + "/map/tiles/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}?style={Style}");
        });
    }

    private void writeStyle(WmtsXml xml, String style, boolean isDefault, String collection) {
        xml.element(
                "Style",
                () -> {
                    xml.text("ows:Title", tilesets.title(style));
                    xml.text("ows:Identifier", style);
                    xml.empty(
                            "LegendURL",
                            "format",
                            TilesetDocument.PNG,
                            "xlink:href",
                            collection + "/map/legend?style=" + style + "&f=png");
                },
                "isDefault",
                String.valueOf(isDefault));
    }

    private static void writeSet(WmtsXml xml, TileMatrixSet set) {
        xml.element("TileMatrixSet", () -> {
            xml.text("ows:Title", MatrixSetDocument.title(set));
            xml.text("ows:Identifier", set.id());
            xml.text("ows:SupportedCRS", crsName(set));
            if (set == TileMatrixSet.WEB_MERCATOR_QUAD) {
                xml.text("WellKnownScaleSet", "urn:ogc:def:wkss:OGC:1.0:GoogleMapsCompatible");
            } else if (set == TileMatrixSet.WORLD_CRS84_QUAD) {
                xml.text("WellKnownScaleSet", "urn:ogc:def:wkss:OGC:1.0:GoogleCRS84Quad");
            }
            List<Double> corner = MatrixSetDocument.corner(set);
            for (int z = set.firstLevel(); z <= set.lastLevel(); z++) {
                int level = z;
                xml.element("TileMatrix", () -> {
                    xml.text("ows:Identifier", level);
                    xml.text("ScaleDenominator", number(set.scaleDenominator(level)));
                    xml.text("TopLeftCorner", pair(corner.get(0), corner.get(1)));
                    xml.text("TileWidth", TileAddress.PIXELS);
                    xml.text("TileHeight", TileAddress.PIXELS);
                    xml.text("MatrixWidth", set.columns(level));
                    xml.text("MatrixHeight", set.rows(level));
                });
            }
        });
    }

    private static String crsName(TileMatrixSet set) {
        return set == TileMatrixSet.WORLD_CRS84_QUAD
                ? "urn:ogc:def:crs:OGC:1.3:CRS84"
                : "urn:ogc:def:crs:EPSG::" + set.crs().srid();
    }

    private static String pair(double first, double second) {
        return number(first) + " " + number(second);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.10f", value);
    }
}
