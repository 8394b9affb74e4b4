package org.cityreach.publish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cityreach.analysis.Note;
import org.cityreach.collection.Collections;
import org.cityreach.exchange.ExportFormat;
import org.cityreach.exchange.LayerExport;
import org.cityreach.exchange.LayerPart.Features;
import org.cityreach.fault.Fault;
import org.cityreach.heat.Surfaces;
import org.cityreach.job.Progress;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;
import org.cityreach.publish.part.DatabasePart;
import org.cityreach.publish.part.FilePart;
import org.cityreach.publish.part.GroupPart;
import org.cityreach.publish.part.LayerPart;
import org.cityreach.publish.part.LayerStylePart;
import org.cityreach.publish.part.Part;
import org.cityreach.publish.part.StylePart;
import org.cityreach.publish.part.SurfacePart;
import org.cityreach.publish.part.TilesPart;
import org.cityreach.publish.part.WantedLayer;
import org.cityreach.publish.part.WantedLayer.Words;
import org.cityreach.publish.part.WorkspacePart;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.store.LayerTables;
import org.cityreach.store.LayerTables.Database;
import org.cityreach.style.Styles;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** Draws up what a request wants on the server: from layers at their present version, styles, surfaces and groups. */
@Component
class Draughtsman {

    private final Collections collections;
    private final LayerTables tables;
    private final LayerExport export;
    private final Styles styles;
    private final Surfaces surfaces;
    private final PublishProperties properties;

    Draughtsman(
            Collections collections,
            LayerTables tables,
            LayerExport export,
            Styles styles,
            Surfaces surfaces,
            PublishProperties properties) {
        this.collections = collections;
        this.tables = tables;
        this.export = export;
        this.styles = styles;
        this.surfaces = surfaces;
        this.properties = properties;
    }

    Blueprint draw(PublishRequest request) {
        Drawing drawing = new Drawing(request);
        request.collections().forEach(drawing::addCollection);
        request.surfaces().forEach(drawing::addSurface);
        request.styles().forEach(id -> drawing.addStyle("styles", id));
        request.groups().forEach(drawing::addGroup);
        return drawing.finish();
    }

    /** One request as it is drawn up, each sort of thing in its own list. */
    private final class Drawing {

        private final String workspace;
        private final @Nullable Database database;
        private final Map<String, Part<?>> styleParts = new TreeMap<>();
        private final List<Part<?>> storeParts = new ArrayList<>();
        private final List<Part<?>> layerParts = new ArrayList<>();
        private final List<Part<?>> groupParts = new ArrayList<>();
        private final Map<String, String> tablesByLayer = new TreeMap<>();
        private final Map<String, String> styleByLayer = new HashMap<>();
        private final Map<String, Envelope> extentByLayer = new HashMap<>();
        private final Map<String, Long> versions = new LinkedHashMap<>();
        private final Map<String, String> jobs = new LinkedHashMap<>();
        private final List<Note> notes = new ArrayList<>();

        Drawing(PublishRequest request) {
            this.workspace = request.target().workspace();
            this.database = database();
        }

        Blueprint finish() {
            List<Part<?>> parts = new ArrayList<>();
            Database reached = database;
            boolean isEmpty = styleParts.isEmpty() && layerParts.isEmpty();
            if (!isEmpty) {
                parts.add(new WorkspacePart(workspace, properties.owner()));
            }
            parts.addAll(styleParts.values());
            if (reached != null && !tablesByLayer.isEmpty()) {
                parts.add(new DatabasePart(workspace, reached, Set.copyOf(tablesByLayer.values())));
            }
            parts.addAll(storeParts);
            parts.addAll(layerParts);
            parts.addAll(groupParts);
            return new Blueprint(parts, versions, jobs, notes);
        }

        private @Nullable Database database() {
            Database own = tables.findDatabase();
            if (own == null) {
                return null;
            }
            PublishProperties.Database seen = properties.database();
            boolean hasLogin = !seen.user().isEmpty();
            if (!hasLogin) {
                notes.add(Note.of(
                        "own-login",
                        "地图服务器将使用本系统自己的数据库账号;建议配置只读账号 cityreach.publish.database.user",
                        "the map server is given this service's own database login; a read-only one can be set as"
                                + " cityreach.publish.database.user"));
            }
            return new Database(
                    seen.host().isEmpty() ? own.host() : seen.host(),
                    seen.port() == 0 ? own.port() : seen.port(),
                    own.name(),
                    own.schema(),
                    hasLogin ? seen.user() : own.user(),
                    hasLogin ? seen.password() : own.password());
        }

        void addStyle(String parameter, String id) {
            if (!styles.has(id)) {
                throw Fault.invalid("unknown-style", parameter, id, "a style of /api/styles");
            }
            styleParts.computeIfAbsent(
                    id, name -> new StylePart(workspace, name, styles.get(name).sld()));
        }

        void addCollection(PublishRequest.Collection asked) {
            Layer layer = collections
                    .findLayer(asked.id())
                    .orElseThrow(() -> Fault.invalid(
                            "unknown-collection", "collections", asked.id(), "ids of collections or results"));
            if (versions.containsKey(layer.id())) {
                throw Fault.invalid("named-twice", "collections", layer.id(), "each collection once");
            }
            String style = asked.style() == null ? styles.forLayer(layer).id() : asked.style();
            addStyle("collections.style", style);
            LayerSnapshot snapshot = collections.current(layer.id());
            String version = Long.toString(snapshot.version());
            boolean isTable = database != null && !layer.id().startsWith("result-");
            String table = isTable ? tables.tableOf(layer.id()) : layer.id();
            if (isTable) {
                tablesByLayer.put(layer.id(), table);
            } else {
                storeParts.add(new FilePart(workspace, layer.id(), version, file -> exportTo(layer, file)));
            }
            versions.put(layer.id(), snapshot.version());
            note(layer.id(), style, snapshot.longitudeLatitudeBounds());
            layerParts.add(new LayerPart(
                    workspace,
                    new WantedLayer(
                            layer.id(),
                            layer.id(),
                            isTable ? DatabasePart.NAME : layer.id(),
                            table,
                            words(layer),
                            layer.crs().code(),
                            layer.crs().isGeographic(),
                            version,
                            extent(snapshot),
                            layer.crs().areaOfUse())));
            addLooks(layer.id(), style, version, false);
        }

        private void addLooks(String layer, String style, String version, boolean isRaster) {
            layerParts.add(new TilesPart(workspace, layer, version, isRaster));
            layerParts.add(new LayerStylePart(workspace, layer, style));
        }

        private void note(String layer, String style, Envelope extent) {
            styleByLayer.put(layer, style);
            extentByLayer.put(layer, extent);
        }

        void addSurface(PublishRequest.Surface asked) {
            Surfaces.Surface surface = surfaces.get("surfaces", asked.job());
            String name = asked.name() == null
                    ? "density_" + asked.job().substring(0, 8)
                    : Names.plain(asked.name(), "surface");
            if (styleByLayer.containsKey(name)) {
                throw Fault.invalid("named-twice", "surfaces", name, "names that no other layer has");
            }
            if (styles.has(name)) {
                throw Fault.invalid("invalid-input", "surfaces.name", name, "a name that no style of /api/styles has");
            }
            jobs.put(name, asked.job());
            note(name, name, surface.extent());
            styleParts.put(
                    name,
                    new StylePart(
                            workspace,
                            name,
                            SurfaceStyle.sld(name, surface.outputs().path("legend"))));
            String version = asked.job().replace("-", "").substring(0, 16);
            layerParts.add(new SurfacePart(
                    workspace,
                    new SurfacePart.Wanted(name, version, words(surface, asked), surface.extent(), surface::file)));
            addLooks(name, name, version, true);
        }

        void addGroup(PublishRequest.Group asked) {
            if (asked.layers().isEmpty()) {
                throw Fault.invalid("invalid-input", "groups.layers", asked.name(), "at least one layer");
            }
            String name = Names.plain(asked.name(), "group");
            boolean isTaken = styleByLayer.containsKey(name)
                    || groupParts.stream().anyMatch(group -> group.name().equals(name));
            if (isTaken) {
                throw Fault.invalid("named-twice", "groups.name", asked.name(), "names that no layer or group has");
            }
            Envelope extent = new Envelope();
            List<GroupPart.Member> members = new ArrayList<>();
            for (String layer : asked.layers()) {
                String style = styleByLayer.get(layer);
                if (style == null) {
                    throw Fault.invalid(
                            "unknown-layer", "groups.layers", layer, "collections and named surfaces of this request");
                }
                members.add(new GroupPart.Member(layer, style));
                extent.expandToInclude(extentByLayer.getOrDefault(layer, new Envelope()));
            }
            String title = asked.title() == null ? asked.name() : asked.title();
            groupParts.add(new GroupPart(
                    workspace, new GroupPart.Wanted(name, title, members, extent.isNull() ? null : extent)));
        }

        private void exportTo(Layer layer, Path file) {
            Features all = sink -> collections.read(FeatureQuery.all(layer.id()), feature -> {
                sink.accept(feature);
                return true;
            });
            export.write(
                    List.of(new org.cityreach.exchange.LayerPart(layer, all)),
                    ExportFormat.GEOPACKAGE,
                    null,
                    file,
                    Progress.NONE);
        }
    }

    private static Words words(Layer layer) {
        return new Words(layer.title().zh(), layer.title().en() + " · CityReach " + layer.id());
    }

    private static Words words(Surfaces.Surface surface, PublishRequest.Surface asked) {
        String title = surface.outputs().path("legend").path("title").path("zh").asString("密度");
        String unit = surface.outputs().path("statistics").path("unit").asString("");
        double radiusMetres =
                surface.outputs().path("statistics").path("radiusMetres").asDouble();
        return new Words(
                asked.name() == null ? title : asked.name() + " " + title,
                "Kernel density, %s, radius %.0f m · CityReach %s".formatted(unit, radiusMetres, surface.job()));
    }

    /** Of all geometries, in the layer's own system; null where there is none. */
    private static @Nullable Envelope extent(LayerSnapshot snapshot) {
        Envelope extent = new Envelope();
        for (int row = 0; row < snapshot.size(); row++) {
            Geometry geometry = snapshot.geometry(row);
            if (geometry != null) {
                extent.expandToInclude(geometry.getEnvelopeInternal());
            }
        }
        return extent.isNull() ? null : extent;
    }
}
