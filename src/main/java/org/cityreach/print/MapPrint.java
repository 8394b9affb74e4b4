package org.cityreach.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.city.CityProperties;
import org.cityreach.collection.Collections;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.heat.Surfaces;
import org.cityreach.job.Progress;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.store.DocumentStore;
import org.cityreach.style.Styles;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.stereotype.Service;

/**
 * Collections, results of analyses and density surfaces as a map on one A4 page across: title, legend, scale bar, north arrow,
 * date, the versions of the data and the system it is drawn in, which is the city's metric one. Everything but
 * surfaces is vectors in the collections' own styles. Safe for use by many threads.
 */
@Service
public class MapPrint {

    static final int MOST_FEATURES = 100_000;

    private static final Envelope FRAME = new Envelope(10, 226, 22, 194);
    private static final Envelope KEY = new Envelope(231, 287, 22, 194);

    private final Collections collections;
    private final Styles styles;
    private final Surfaces surfaces;
    private final DocumentStore documents;
    private final CityProperties city;
    private final ReportProperties properties;
    private final Clock clock = Clock.systemUTC();

    MapPrint(
            Collections collections,
            Styles styles,
            Surfaces surfaces,
            DocumentStore documents,
            CityProperties city,
            ReportProperties properties) {
        this.collections = collections;
        this.styles = styles;
        this.surfaces = surfaces;
        this.documents = documents;
        this.city = city;
        this.properties = properties;
    }

    /**
     * The document's bytes. Faults: {@code nothing-to-print}, {@code too-many-features},
     * {@code report-font-missing} where the server has no Chinese font.
     */
    public byte[] write(MapRequest request, Progress progress) {
        List<LayerSnapshot> snapshots =
                request.collections().stream().map(collections::current).toList();
        String job = request.surface();
        PrintedSurface surface = job == null ? null : PrintedSurface.read(surfaces, job);
        Crs crs = surface == null ? metric(snapshots) : surface.crs();
        List<PrintedLayer> layers = snapshots.stream()
                .map(snapshot -> new PrintedLayer(snapshot, snapshot.in(crs), styles.forLayer(snapshot.layer())))
                .sorted(Comparator.comparingInt(PrintedLayer::dimension).reversed())
                .toList();
        PageMap map = new PageMap(FRAME, extent(request, layers, surface, crs));
        try (TrueTypeFont file = FontFile.open(properties.font());
                PDDocument document = new PDDocument()) {
            try (Sheet sheet = new Sheet(document, new Letters(document, file))) {
                String title = title(request, layers, surface);
                paint(sheet, map, layers, surface, request.language(), progress);
                head(sheet, request.language(), title);
                foot(sheet, request.language(), layers, surface, crs);
                describe(document, request.language(), title);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Crs metric(List<LayerSnapshot> snapshots) {
        LayerSnapshot first = snapshots.get(0);
        return MetricFrame.of(city.metricCrs(), snapshots, first, first.allRows())
                .crs();
    }

    /** A surface is shown whole; without one, the collections are. */
    private static Envelope extent(
            MapRequest request, List<PrintedLayer> layers, @Nullable PrintedSurface surface, Crs crs) {
        Envelope box = request.box();
        if (box != null) {
            return CrsTransform.between(Crs.CRS84, crs)
                    .apply(new GeometryFactory().toGeometry(box))
                    .getEnvelopeInternal();
        }
        if (surface != null) {
            return surface.extent();
        }
        Envelope extent = new Envelope();
        layers.forEach(layer -> extent.expandToInclude(layer.extent()));
        if (extent.isNull()) {
            throw Fault.invalid("nothing-to-print", "the collections have no features with a place");
        }
        return extent;
    }

    private static void paint(
            Sheet sheet,
            PageMap map,
            List<PrintedLayer> layers,
            @Nullable PrintedSurface surface,
            Language language,
            Progress progress) {
        List<LayerPainter> painters = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        int total = 0;
        for (PrintedLayer layer : layers) {
            progress.checkCancelled();
            List<Integer> rows = layer.rowsOn(map);
            total += rows.size();
            counts.add(rows.size());
            painters.add(new LayerPainter(sheet, map, layer, rows));
        }
        if (total > MOST_FEATURES) {
            throw Fault.tooLarge(
                    "too-many-features",
                    total + " features lie on the map; at most " + MOST_FEATURES
                            + " are printed: choose a smaller bbox or fewer collections");
        }
        sheet.clipped(FRAME.getMinX(), FRAME.getMinY(), FRAME.getWidth(), FRAME.getHeight(), () -> {
            sheet.fill(Ink.LAND);
            sheet.box(FRAME.getMinX(), FRAME.getMinY(), FRAME.getWidth(), FRAME.getHeight());
            int areas = (int)
                    layers.stream().filter(layer -> layer.dimension() == 2).count();
            painters.subList(0, areas).forEach(painter -> painter.paint(progress));
            if (surface != null) {
                surface.paint(sheet, map);
            }
            painters.subList(areas, painters.size()).forEach(painter -> painter.paint(progress));
            LabelPlacer placer = new LabelPlacer(FRAME);
            placer.block(MapFurniture.place(FRAME));
            for (int i = painters.size() - 1; i >= 0; i--) {
                progress.checkCancelled();
                painters.get(i).label(placer);
            }
        });
        sheet.pen(Ink.MUTED, 0.25);
        sheet.addRect(FRAME.getMinX(), FRAME.getMinY(), FRAME.getWidth(), FRAME.getHeight());
        sheet.trace();
        MapFurniture.paint(sheet, map);
        MapKey key = new MapKey(sheet, language, KEY);
        if (surface != null) {
            key.add(surface);
        }
        for (int i = painters.size() - 1; i >= 0; i--) {
            PrintedLayer layer = layers.get(i);
            key.add(
                    layer.snapshot().layer().title(),
                    counts.get(i),
                    layer.dimension(),
                    painters.get(i).used());
        }
        key.finish();
    }

    private static String title(MapRequest request, List<PrintedLayer> layers, @Nullable PrintedSurface surface) {
        Language language = request.language();
        String given = request.title();
        if (given != null) {
            return given;
        }
        return surface != null
                ? surface.title(language)
                : layers.stream()
                        .map(layer -> language.say(layer.snapshot().layer().title()))
                        .collect(Collectors.joining(language.say("、", ", ")));
    }

    private void head(Sheet sheet, Language language, String title) {
        String date =
                clock.instant().atZone(ZoneId.of(city.zone())).toLocalDate().toString();
        double right = KEY.getMaxX();
        sheet.textToRight(date, right, 15, 9, Ink.MUTED);
        double room = right - FRAME.getMinX() - sheet.letters().widthMm(date, 9) - 6;
        sheet.bold(sheet.letters().fitted(title, 15, room), FRAME.getMinX(), 15, 15, Ink.TEXT);
        if (SyntheticData.isIn(documents)) {
            sheet.text(
                    language.say("演示数据,非真实地理信息", "Demonstration data, not real geography"),
                    FRAME.getMinX(),
                    20,
                    7.5,
                    Ink.WARN);
        }
    }

    private static void foot(
            Sheet sheet, Language language, List<PrintedLayer> layers, @Nullable PrintedSurface surface, Crs crs) {
        StringJoiner versions = new StringJoiner(", ");
        if (surface != null) {
            versions.add(surface.versions());
        }
        layers.forEach(layer -> versions.add(
                layer.snapshot().layer().id() + " v" + layer.snapshot().version()));
        String text = language.say("数据版本 ", "Data versions ") + versions + " · " + language.say("坐标系 ", "drawn in ")
                + crs.code() + " · CityReach";
        double room = KEY.getMaxX() - FRAME.getMinX();
        sheet.text(sheet.letters().fitted(text, 7.5, room), FRAME.getMinX(), 201, 7.5, Ink.MUTED);
    }

    private void describe(PDDocument document, Language language, String title) {
        Instant made = clock.instant();
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setCreator("CityReach");
        document.getDocumentInformation().setCreationDate(GregorianCalendar.from(made.atZone(ZoneId.of(city.zone()))));
        Locale locale = language == Language.ZH ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        document.getDocumentCatalog().setLanguage(locale.toLanguageTag());
    }
}
