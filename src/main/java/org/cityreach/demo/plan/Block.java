package org.cityreach.demo.plan;

import java.util.List;

/**
 * Land between streets, with one use, divided into unit cells.
 *
 * @param cells gapless, each about 10 000 m²
 */
public record Block(Plot plot, LandUse use, List<PlanRect> cells) {

    public PlanRect rect() {
        return plot.rect();
    }

    public Block withUse(LandUse other) {
        return new Block(plot, other, cells);
    }
}
