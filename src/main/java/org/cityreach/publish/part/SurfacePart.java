package org.cityreach.publish.part;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.cityreach.publish.Action;
import org.cityreach.publish.part.WantedLayer.Words;
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
 * A density surface: a store with one GeoTIFF, its coverage and the layer that shows it, all of one name. The job it
 * comes from is in the file's name, so the store says which one it serves.
 */
public final class SurfacePart extends Part<SurfacePart.Present> {

    private static final Pattern OURS = Pattern.compile(".*[/\\\\][a-z0-9_-]+\\.j[0-9a-z-]+\\.tif");
    private static final double LEAST_SHARE = 0.5;

    private final Place store;
    private final Place coverage;
    private final Place layer;
    private final Wanted wanted;

    public SurfacePart(String workspace, Wanted wanted) {
        super("surface", wanted.name());
        this.store = Place.of(workspace, Kind.COVERAGE_STORE, wanted.name());
        this.coverage = Place.of(workspace, Kind.COVERAGE, wanted.name()).in(store);
        this.layer = Place.of(workspace, Kind.LAYER, wanted.name());
        this.wanted = wanted;
    }

    /**
     * @param version letters and digits that stand for the job
     * @param extent in longitude and latitude
     * @param file gives the GeoTIFF
     */
    public record Wanted(String name, String version, Words words, Envelope extent, File file) {}

    /** Gives the bytes of a GeoTIFF when they are wanted. */
    @FunctionalInterface
    public interface File {
        byte[] read();
    }

    /**
     * @param url of the file that the store serves
     * @param hasOthers whether the store has coverages of other names
     * @param coverage null where there is none of this name
     * @param isShown whether there is a layer of it
     */
    record Present(String url, boolean hasOthers, @Nullable JsonNode coverage, boolean isShown) {}

    @Override
    @Nullable
    Present read(GeoServer server) {
        JsonNode there = server.find(store);
        if (there == null) {
            return null;
        }
        boolean hasOthers = server.published(store).stream().anyMatch(other -> !other.equals(name()));
        JsonNode shown = server.find(coverage);
        return new Present(
                there.path("url").asString(""), hasOthers, shown, shown != null && server.find(layer) != null);
    }

    static boolean isOurs(String url) {
        return OURS.matcher(url).matches();
    }

    private String fileName() {
        return name() + ".j" + wanted.version() + ".tif";
    }

    @Override
    Decision decide(@Nullable Present present) {
        if (present == null) {
            return Decision.of(Action.CREATE, "absent", "服务器上还没有", "not there yet");
        }
        if (!isOurs(present.url()) && (present.coverage() != null || present.hasOthers())) {
            throw foreign("coverage store", name());
        }
        if (present.coverage() != null && !present.isShown()) {
            return Decision.of(
                    Action.CHANGE, "left-over", "图层被删,栅格还在,重新发布", "its layer was deleted and the coverage left behind");
        }
        if (present.coverage() == null || !present.url().endsWith("/" + fileName())) {
            return Decision.of(
                    Action.CHANGE, "data-changed", "换成新的密度面,重新上传", "another surface takes its place and is sent");
        }
        return decideOnContent(present.coverage());
    }

    private Decision decideOnContent(JsonNode coverage) {
        Envelope there = Bounds.read(coverage.path("latLonBoundingBox"));
        if (there == null || share(there) < LEAST_SHARE) {
            return Decision.of(Action.CHANGE, "bounds-differ", "范围与数据不符,重新计算", "its bounds are not those of its data");
        }
        boolean same = wanted.version().equals(Marks.find(coverage, Marks.VERSION))
                && wanted.words().title().equals(coverage.path("title").asString(""))
                && wanted.words().about().equals(coverage.path("abstract").asString(""))
                && coverage.path("enabled").asBoolean(true);
        return same
                ? Decision.right()
                : Decision.of(Action.CHANGE, "words-differ", "写上标题、说明和来源", "title, description and source are written");
    }

    /** How much two boxes have in common; boxes in degrees round a raster in metres are only nearly the same. */
    private double share(Envelope there) {
        Envelope both = new Envelope(wanted.extent());
        both.expandToInclude(there);
        return there.intersection(wanted.extent()).getArea() / both.getArea();
    }

    @Override
    Written write(GeoServer server, Decision decision, @Nullable Present present) {
        if (decision.is("left-over")) {
            return server.delete(coverage);
        }
        if (decision.is("absent") || decision.is("data-changed")) {
            return server.sendGeoTiff(store, fileName(), wanted.file().read());
        }
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put(Marks.ITEM, name());
        marks.put(Marks.VERSION, wanted.version());
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("name", name())
                .put("title", wanted.words().title())
                .put("abstract", wanted.words().about())
                .put("enabled", true);
        document.set("metadata", Marks.merged(required(required(present).coverage()), marks));
        return server.changeWithBounds(coverage, document);
    }
}
