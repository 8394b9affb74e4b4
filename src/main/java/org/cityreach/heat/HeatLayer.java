package org.cityreach.heat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.cityreach.heat.algorithm.DensityField;
import org.cityreach.job.Progress;
import org.cityreach.layer.LocalizedText;
import org.cityreach.style.ColourStep;
import org.cityreach.style.Legend;
import org.cityreach.tile.MapLayer;
import org.cityreach.tile.Png;
import org.cityreach.tile.Tile;
import org.cityreach.tile.TileAddress;
import org.jspecify.annotations.Nullable;

/** The density of a question's cases, drawn. */
final class HeatLayer implements MapLayer {

    private static final LocalizedText TITLE = new LocalizedText("案件密度", "Density of cases");
    private static final String UNIT = "1/km²";

    private final String identity;
    private final HeatQuestion question;
    private final Supplier<HeatField> field;
    private final List<ColourStep> map;
    private final @Nullable HeatScale fixed;

    /** @param fixed the scale where the caller has fixed it */
    HeatLayer(
            String identity,
            HeatQuestion question,
            Supplier<HeatField> field,
            List<ColourStep> map,
            @Nullable HeatScale fixed) {
        this.identity = identity;
        this.question = question;
        this.field = field;
        this.map = map;
        this.fixed = fixed;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public long version() {
        return question.index().version();
    }

    @Override
    public Tile draw(TileAddress address) {
        DensityField density = field.get().field();
        if (density.count() == 0) {
            return Tile.blank("no-cases");
        }
        TilePixels pixels = TilePixels.find(address, question.index().metricCrs(), density.reached());
        if (pixels == null) {
            return Tile.blank("no-cases-near");
        }
        double pixelMetres = Math.hypot(pixels.area().getWidth(), pixels.area().getHeight())
                / Math.max(1, Math.hypot(pixels.cols() - 1, pixels.rows() - 1));
        double[] values =
                density.valuesAt(pixels.xs(), pixels.ys(), pixels.area(), Math.max(1e-3, pixelMetres), Progress.NONE);
        HeatScale scale = scale(density);
        byte[] picture = new byte[TileAddress.PIXELS * TileAddress.PIXELS];
        boolean any = false;
        for (int row = 0; row < pixels.rows(); row++) {
            int at = (pixels.firstRow() + row) * TileAddress.PIXELS + pixels.firstCol();
            for (int col = 0; col < pixels.cols(); col++) {
                byte number = scale.number(values[row * pixels.cols() + col]);
                picture[at + col] = number;
                any |= number != 0;
            }
        }
        return any
                ? Tile.of(Png.indexed(TileAddress.PIXELS, TileAddress.PIXELS, scale.palette(), picture))
                : Tile.blank(Arrays.stream(values).anyMatch(value -> value > 0) ? "below-scale" : "no-cases-near");
    }

    private HeatScale scale(DensityField density) {
        return fixed == null ? HeatScale.of(density.maximum(), map) : fixed;
    }

    @Override
    public Legend legend() {
        HeatField known = field.get();
        DensityField density = known.field();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("maximum", density.maximum());
        facts.put("radiusMetres", known.radiusMetres());
        facts.put("radiusByRule", known.byRule());
        facts.put("kernel", question.kernel().name().toLowerCase(Locale.ROOT));
        facts.put("count", density.count());
        facts.put("version", question.index().version());
        facts.put("breaks", scale(density).limits());
        return new Legend(TITLE, UNIT, scale(density).classes(), facts);
    }
}
