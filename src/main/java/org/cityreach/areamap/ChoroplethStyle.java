package org.cityreach.areamap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Indicator;
import org.cityreach.fault.Fault;
import org.cityreach.grid.DivisionChoice;
import org.cityreach.job.Progress;
import org.cityreach.style.Legend;
import org.cityreach.tile.MapLayer;
import org.cityreach.tile.MapStyle;
import org.cityreach.tile.Tile;
import org.cityreach.tile.TileAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Draws figures of cases by area: {@code style=choropleth} with {@code by} (a collection, {@code fishnet:200},
 * {@code hexagon:200}), {@code indicator}, {@code classes} (a method), {@code classCount} or {@code breaks}, and what chooses
 * the cases. A map is computed once for all its tiles and kept while its data are current, as are the shapes of its areas.
 */
@Component
class ChoroplethStyle implements MapStyle {

    private static final Set<String> PARAMETERS =
            CaseInputs.with(CaseInputs.PARAMETERS, "by", "byFilter", "indicator", "classes", "classCount", "breaks");
    /** Inputs of the process by the query parameters that stand for them. */
    private static final Map<String, String> ASKED_AS = Map.of(
            "fishnet", "by",
            "hexagon", "by",
            "by.fishnet", "by",
            "by.hexagon", "by",
            "by.collection", "by",
            "by.filter", "byFilter",
            "classes.count", "classCount",
            "classes.breaks", "breaks");

    private static final int KEPT_MAPS = 16;
    private static final int KEPT_SHAPES = 4;

    private final AreaMapService service;
    private final CaseInputs inputs;
    private final Kept<AreaMap> maps = new Kept<>(KEPT_MAPS);
    private final Kept<AreaShapes> shapes = new Kept<>(KEPT_SHAPES);

    ChoroplethStyle(AreaMapService service, CaseInputs inputs) {
        this.service = service;
        this.inputs = inputs;
    }

    @Override
    public String name() {
        return "choropleth";
    }

    @Override
    public Set<String> parameters() {
        return PARAMETERS;
    }

    @Override
    public MapLayer open(String collection, Map<String, String> parameters) {
        try {
            return opened(collection, parameters);
        } catch (Fault fault) {
            String asked = ASKED_AS.get(String.valueOf(fault.parameter()));
            throw asked == null ? fault : fault.at(asked);
        }
    }

    private MapLayer opened(String collection, Map<String, String> parameters) {
        CaseQuestion cases = inputs.read(collection, parameters);
        Indicator indicator = Indicator.get("indicator", parameters.getOrDefault("indicator", Indicator.CASES.id()));
        DivisionChoice by =
                DivisionChoice.ofText("by", parameters.getOrDefault("by", "cell"), parameters.get("byFilter"));
        AreaMapQuestion question = new AreaMapQuestion(cases, by, indicator, rule(parameters), null);
        AreaMapService.Prepared prepared = service.prepare(question);
        String ground = prepared.division().identity();
        String identity = "choropleth " + collection + "@" + cases.index().version() + " " + ground + " "
                + new TreeMap<>(parameters) + " " + prepared.residentsVersion();
        return new Layer(identity, ground, prepared);
    }

    private static ClassRule rule(Map<String, String> parameters) {
        String name = parameters.getOrDefault("classes", parameters.containsKey("breaks") ? "fixed" : "natural-breaks");
        ClassRule.Method method = ClassRule.method("classes", name);
        if (method == ClassRule.Method.FIXED && parameters.containsKey("classCount")) {
            throw Fault.invalid(
                    "count-with-fixed", "classCount", parameters.get("classCount"), "only without fixed classes");
        }
        return new ClassRule(method, count(parameters.get("classCount")), breaks(parameters.get("breaks")));
    }

    private static int count(@Nullable String text) {
        try {
            return text == null ? ClassRule.DEFAULT.count() : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Fault.invalid("invalid-class-count", "classCount", text, ClassRule.FEWEST + " to " + ClassRule.MOST);
        }
    }

    private static List<Double> breaks(@Nullable String text) {
        List<Double> breaks = new ArrayList<>();
        try {
            for (String one : text == null ? new String[0] : text.split(",", -1)) {
                breaks.add(Double.parseDouble(one));
            }
        } catch (NumberFormatException e) {
            throw Fault.invalid("invalid-breaks", "breaks", text, "numbers with commas between, ascending");
        }
        return breaks;
    }

    private final class Layer implements MapLayer {

        private final String identity;
        private final String ground;
        private final AreaMapService.Prepared prepared;

        Layer(String identity, String ground, AreaMapService.Prepared prepared) {
            this.identity = identity;
            this.ground = ground;
            this.prepared = prepared;
        }

        @Override
        public String identity() {
            return identity;
        }

        @Override
        public long version() {
            return prepared.question().cases().index().version();
        }

        @Override
        public Tile draw(TileAddress address) {
            AreaMap map = map();
            AreaShapes drawn =
                    shapes.get(ground + "/" + address.crs(), () -> AreaShapes.of(map.division(), address.crs()));
            return AreaPainter.draw(drawn, map, address);
        }

        @Override
        public Legend legend() {
            return map().legend();
        }

        private AreaMap map() {
            return maps.get(identity, () -> service.compute(prepared, Progress.NONE));
        }
    }

    /** The last few things made, by key; each is made once, however many ask at a time. */
    private static final class Kept<T> {
        private final Map<String, Slot<T>> slots;

        Kept(int most) {
            slots = new LinkedHashMap<>(most, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Slot<T>> eldest) {
                    return size() > most;
                }
            };
        }

        T get(String key, Supplier<T> maker) {
            Slot<T> slot;
            synchronized (slots) {
                slot = slots.computeIfAbsent(key, unknown -> new Slot<>());
            }
            return slot.get(maker);
        }
    }

    private static final class Slot<T> {
        private @Nullable T value;

        synchronized T get(Supplier<T> maker) {
            T made = value;
            if (made == null) {
                made = maker.get();
                value = made;
            }
            return made;
        }
    }
}
