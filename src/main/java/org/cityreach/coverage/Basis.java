package org.cityreach.coverage;

import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What the ratio is of.
 *
 * @param name {@code count}, {@code area} or the property that weighs
 */
record Basis(String name, LocalizedText text) {

    static Basis of(Layer demand, @Nullable String weight) {
        LocalizedText title = demand.title();
        if (weight != null) {
            var schema = demand.getProperty(weight);
            String unit = schema.unit() == null ? "" : " (" + schema.unit() + ")";
            String spread = demand.geometryType().isPoint() ? "" : ",按面积均摊";
            String spreadEn = demand.geometryType().isPoint() ? "" : ", spread evenly over each area";
            return new Basis(
                    weight,
                    new LocalizedText(
                            "服务半径内的" + schema.title().zh() + unit + " ÷ " + title.zh() + "的全部"
                                    + schema.title().zh() + spread,
                            schema.title().en() + unit + " within the service radius ÷ all of it in " + title.en()
                                    + spreadEn));
        }
        return demand.geometryType().isPoint()
                ? new Basis(
                        "count",
                        new LocalizedText(
                                "服务半径内的" + title.zh() + "数 ÷ 全部" + title.zh() + "数",
                                "Number of " + title.en() + " within the service radius ÷ number of all"))
                : new Basis(
                        "area",
                        new LocalizedText(
                                "服务半径内的" + title.zh() + "面积 ÷ 全部" + title.zh() + "面积",
                                "Area of " + title.en() + " within the service radius ÷ area of all"));
    }
}
