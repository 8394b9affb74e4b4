package org.cityreach.heat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.style.ColourStep;
import org.cityreach.style.Styles;
import org.cityreach.tile.MapLayer;
import org.cityreach.tile.MapStyle;
import org.springframework.stereotype.Component;

/** The map style {@code heat}: the density of the cases of any point collection. */
@Component
class HeatStyle implements MapStyle {

    private static final Set<String> PARAMETERS =
            CaseInputs.with(CaseInputs.PARAMETERS, "radiusMetres", "kernel", "breaks");

    private final CaseInputs inputs;
    private final HeatFields fields;
    private final List<ColourStep> map;
    private final String look;

    HeatStyle(CaseInputs inputs, HeatFields fields, Styles styles) {
        this.inputs = inputs;
        this.fields = fields;
        map = styles.get("heat").colourMap();
        look = Integer.toHexString(map.hashCode());
    }

    @Override
    public String name() {
        return "heat";
    }

    @Override
    public Set<String> parameters() {
        return PARAMETERS;
    }

    @Override
    public boolean suits(Layer layer) {
        return layer.geometryType() == GeometryType.POINT;
    }

    @Override
    public MapLayer open(String collection, Map<String, String> parameters) {
        double radius = HeatQuestion.radius(parameters.get("radiusMetres"));
        String breaks = parameters.get("breaks");
        HeatScale fixed = breaks == null ? null : HeatScale.of(breaks, map);
        CaseQuestion cases = inputs.read(collection, parameters);
        HeatQuestion question =
                new HeatQuestion(cases.index(), cases.filter(), HeatQuestion.kernel(parameters.get("kernel")), radius);
        Map<String, String> asked = new TreeMap<>(parameters);
        asked.remove("breaks");
        String key = "heat/" + collection + "/" + cases.index().version() + "/" + asked;
        String identity = key + "/" + breaks + "/" + look;
        return new HeatLayer(identity, question, () -> fields.get(key, question), map, fixed);
    }
}
