package org.cityreach.ogc.items;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Feature;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;

/**
 * The ETag of one feature: what is in it, and the form in which it was given. Strong, so that a write may depend on it;
 * two features with one tag are the same, whatever else has changed in their layer.
 */
final class FeatureTag {

    private static final Pattern ONE = Pattern.compile("\"([0-9a-f]{32})[^\"]*\"");
    private static final int HASH_BYTES = 16;

    private FeatureTag() {}

    static String of(Feature feature, ItemFormat format, Crs crs) {
        return "\"" + hash(feature) + "-" + format.parameter() + "-"
                + crs.code().replace(':', '.') + "\"";
    }

    /** Whether a header {@code If-Match} names the feature as it is, in any form, or demands none. */
    static boolean matches(String ifMatch, Feature feature) {
        if (ifMatch.strip().equals("*")) {
            return true;
        }
        String hash = hash(feature);
        Matcher tags = ONE.matcher(ifMatch);
        while (tags.find()) {
            boolean isWeak = tags.start() >= 2 && ifMatch.startsWith("W/", tags.start() - 2);
            if (!isWeak && tags.group(1).equals(hash)) {
                return true;
            }
        }
        return false;
    }

    private static String hash(Feature feature) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, feature.id());
            addGeometry(digest, feature.geometry());
            new TreeMap<>(feature.properties()).forEach((name, value) -> {
                add(digest, name);
                add(digest, value.getClass().getSimpleName());
                add(digest, value.toString());
            });
            return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    /** Parts and rings in their order, each with its kind and how many vertices it has. */
    private static void addGeometry(MessageDigest digest, @Nullable Geometry geometry) {
        if (geometry == null) {
            return;
        }
        add(digest, geometry.getGeometryType());
        GeometryComponentFilter everyPart = part -> add(digest, part.getGeometryType() + part.getNumPoints());
        geometry.apply(everyPart);
        for (Coordinate vertex : geometry.getCoordinates()) {
            digest.update(ByteBuffer.allocate(2 * Double.BYTES)
                    .putDouble(vertex.x)
                    .putDouble(vertex.y)
                    .array());
        }
    }
}
