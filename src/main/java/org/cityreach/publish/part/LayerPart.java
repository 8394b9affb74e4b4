package org.cityreach.publish.part;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cityreach.publish.Action;
import org.cityreach.publish.server.GeoServer;
import org.cityreach.publish.server.GeoServer.Written;
import org.cityreach.publish.server.Kind;
import org.cityreach.publish.server.Place;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A feature type with the layer that shows it. The server makes and forgets the two apart: a layer that was deleted
 * leaves its feature type, which then stands in the way; so both are looked at.
 */
public final class LayerPart extends Part<LayerPart.Present> {

    private final String workspace;
    private final Place place;
    private final WantedLayer wanted;

    public LayerPart(String workspace, WantedLayer wanted) {
        super("layer", wanted.name());
        this.workspace = workspace;
        this.place = Place.of(workspace, Kind.FEATURE_TYPE, wanted.name());
        this.wanted = wanted;
    }

    /**
     * @param type the feature type as the server tells it
     * @param isShown whether there is a layer of it
     */
    record Present(JsonNode type, boolean isShown) {

        String store() {
            return Marks.store(type);
        }
    }

    @Override
    @Nullable
    Present read(GeoServer server) {
        JsonNode type = server.find(place);
        return type == null ? null : new Present(type, server.find(Place.of(workspace, Kind.LAYER, name())) != null);
    }

    @Override
    Decision decide(@Nullable Present present) {
        if (present == null) {
            return Decision.of(Action.CREATE, "absent", "服务器上还没有", "not there yet");
        }
        if (Marks.find(present.type(), Marks.ITEM) == null) {
            throw foreign("layer", name());
        }
        if (!present.isShown()) {
            return Decision.of(
                    Action.CHANGE,
                    "left-over",
                    "图层被删,要素类型还在,重新发布",
                    "its layer was deleted and the feature type left behind");
        }
        String table = present.type().path("nativeName").asString("");
        if (!present.store().equals(wanted.store()) || !table.equals(wanted.table())) {
            return Decision.of(
                    Action.CHANGE, "other-source", "数据来源变了,重新发布", "it reads another table and is published anew");
        }
        return decideOnContent(present.type());
    }

    private Decision decideOnContent(JsonNode type) {
        String version = Marks.find(type, Marks.VERSION);
        if (!wanted.version().equals(version)) {
            return Decision.of(
                    Action.CHANGE,
                    "data-changed",
                    "数据由第 %s 版变为第 %s 版,重算范围".formatted(version, wanted.version()),
                    "its data went from version %s to %s: bounds are computed anew"
                            .formatted(version, wanted.version()));
        }
        Envelope extent = wanted.extent();
        if (extent != null
                && !Bounds.agree(Bounds.read(type.path("nativeBoundingBox")), extent, wanted.isGeographic())) {
            return Decision.of(Action.CHANGE, "bounds-differ", "范围与数据不符,重新计算", "its bounds are not those of its data");
        }
        boolean same = wanted.words().title().equals(type.path("title").asString(""))
                && wanted.words().about().equals(type.path("abstract").asString(""))
                && wanted.item().equals(Marks.find(type, Marks.ITEM))
                && wanted.srs().equals(type.path("srs").asString(""))
                && type.path("enabled").asBoolean(true);
        return same
                ? Decision.right()
                : Decision.of(Action.CHANGE, "words-differ", "标题、说明或坐标系不同", "its title, description or system differs");
    }

    @Override
    Written write(GeoServer server, Decision decision, @Nullable Present present) {
        if (present == null) {
            return server.create(in(wanted.store()), document(JsonNodeFactory.instance.objectNode(), true));
        }
        if (decision.is("left-over") || decision.is("other-source")) {
            return server.delete(in(present.store()));
        }
        ObjectNode document = document(present.type(), false);
        return wanted.extent() == null
                ? server.change(in(wanted.store()), document)
                : server.changeWithBounds(in(wanted.store()), document);
    }

    private Place in(String store) {
        return place.in(Place.of(workspace, Kind.DATA_STORE, store));
    }

    /** A new layer has no cached tiles, so they are good from the start. */
    private ObjectNode document(JsonNode present, boolean isNew) {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put(Marks.ITEM, wanted.item());
        marks.put(Marks.VERSION, wanted.version());
        if (isNew) {
            marks.put(Marks.TILES, wanted.version());
        }
        ObjectNode type = JsonNodeFactory.instance
                .objectNode()
                .put("name", name())
                .put("nativeName", wanted.table())
                .put("title", wanted.words().title())
                .put("abstract", wanted.words().about())
                .put("srs", wanted.srs())
                .put("projectionPolicy", "FORCE_DECLARED")
                .put("enabled", true);
        if (wanted.extent() == null) {
            type.set("nativeBoundingBox", Bounds.write(wanted.area(), "EPSG:4326", true));
            type.set("latLonBoundingBox", Bounds.write(wanted.area(), "EPSG:4326", true));
        }
        type.set("metadata", Marks.merged(present, marks));
        return type;
    }
}
