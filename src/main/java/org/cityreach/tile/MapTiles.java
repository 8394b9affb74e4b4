package org.cityreach.tile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Layer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Opens styles by name, draws tiles and keeps them. Equal tiles asked for at the same time are drawn once, and no
 * more are drawn at a time than there are processors. Safe for use by many threads.
 */
@Service
public class MapTiles {

    private static final int TAG_DIGITS = 32;

    private final Map<String, MapStyle> styles = new TreeMap<>();
    private final FeatureStyles features;
    private final TileProperties properties;
    private final TileCache cache;
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final Map<String, CompletableFuture<Tile>> underWay = new ConcurrentHashMap<>();

    public MapTiles(List<MapStyle> all, FeatureStyles features, TileProperties properties) {
        for (MapStyle style : all) {
            if (styles.put(style.name(), style) != null) {
                throw new IllegalStateException("two map styles are named " + style.name());
            }
        }
        this.features = features;
        this.properties = properties;
        cache = new TileCache(properties.cache().toBytes());
    }

    /**
     * Opens a style on a collection; a parameter that the style does not know is a fault.
     *
     * @param styleName of a {@link MapStyle} or else the id of an SLD; null for the collection's own
     */
    public MapLayer open(@Nullable String styleName, String collection, Map<String, String> parameters) {
        MapStyle style = styleName == null ? null : styles.get(styleName);
        if (style != null) {
            check(parameters, style.parameters());
            return style.open(collection, parameters);
        }
        if (styleName != null && !features.has(styleName)) {
            throw Fault.invalid(
                    "unknown-style",
                    "style",
                    styleName,
                    String.join(", ", styles.keySet()) + " or one of /api/styles that draws features");
        }
        check(parameters, features.parameters());
        return features.open(styleName, collection, parameters);
    }

    private static void check(Map<String, String> parameters, Set<String> known) {
        parameters.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw Fault.invalid(
                        "unknown-parameter",
                        name,
                        value,
                        String.join(", ", known.stream().sorted().toList()));
            }
        });
    }

    /** The styles that draw a layer without any parameter, beside its own. */
    public List<String> listStyles(Layer layer) {
        return styles.values().stream()
                .filter(style -> style.suits(layer))
                .map(MapStyle::name)
                .toList();
    }

    /** A name for the tile as it is now: another one as soon as anything that it shows may be another. */
    public static String tag(TileLayer layer, TileAddress address) {
        return digest(layer.identity() + "/" + address);
    }

    /** A name for the legend as it is now. */
    public static String tag(MapLayer layer) {
        return digest(layer.identity() + "/legend");
    }

    /** The tile, from memory where it is kept there. */
    public Tile get(TileLayer layer, TileAddress address) {
        String key = tag(layer, address);
        Tile kept = cache.find(key);
        if (kept != null) {
            return kept;
        }
        CompletableFuture<Tile> mine = new CompletableFuture<>();
        CompletableFuture<Tile> other = underWay.putIfAbsent(key, mine);
        if (other != null) {
            return await(other);
        }
        try {
            Tile drawn = draw(layer, address);
            cache.put(key, drawn);
            mine.complete(drawn);
            return drawn;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            underWay.remove(key);
        }
    }

    private static Tile await(CompletableFuture<Tile> other) {
        try {
            return other.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private Tile draw(TileLayer layer, TileAddress address) {
        try {
            if (!processors.tryAcquire(properties.longestWait().toMillis(), TimeUnit.MILLISECONDS)) {
                throw Fault.busy("all processors draw other tiles");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Fault.busy("the server is stopping");
        }
        try {
            return layer.draw(address);
        } finally {
            processors.release();
        }
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, TAG_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
