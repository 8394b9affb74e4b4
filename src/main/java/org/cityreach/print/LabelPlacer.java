package org.cityreach.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * Finds a place beside a point for each label so that no two labels overlap, nor a label and a pin, nor a
 * label and the border of the map. Places nearer and to the right come first; where nothing is free there
 * is no place. One thread. Millimetres, y downwards.
 */
public final class LabelPlacer {

    private static final double[][] DIRECTIONS = {
        {1, 0},
        {-1, 0},
        {0.6, -1},
        {0.6, 1},
        {-0.6, -1},
        {-0.6, 1},
        {0, -1},
        {0, 1},
        {1, -0.5},
        {1, 0.5},
        {-1, -0.5},
        {-1, 0.5}
    };

    private final Envelope frame;
    private final List<Envelope> taken = new ArrayList<>();

    public LabelPlacer(Envelope frame) {
        this.frame = frame;
    }

    /** Keeps a place free of labels. */
    public void block(Envelope place) {
        taken.add(place);
    }

    /**
     * A place for a label.
     *
     * @param box what the label covers
     * @param isFar whether it stands so far off that a line should lead to it
     */
    public record Placed(Envelope box, boolean isFar) {}

    /**
     * The best free place, which is taken then.
     *
     * @param radiusMm of the pin
     * @param rings how far off it may stand, in steps of some millimetres; from 1
     */
    public Optional<Placed> place(Pin pin, double widthMm, double heightMm, int rings) {
        for (int ring = 0; ring < rings; ring++) {
            double off = pin.radiusMm() + 0.5 + 3.2 * ring;
            for (double[] direction : DIRECTIONS) {
                Envelope box = box(pin, direction, off, widthMm, heightMm);
                if (isFree(box)) {
                    taken.add(box);
                    return Optional.of(new Placed(box, ring > 0));
                }
            }
        }
        return Optional.empty();
    }

    /** A point on the map. */
    public record Pin(double x, double y, double radiusMm) {}

    private static Envelope box(Pin pin, double[] direction, double off, double widthMm, double heightMm) {
        double centreX = pin.x() + direction[0] * off + Math.signum(direction[0]) * widthMm / 2;
        double centreY = pin.y() + direction[1] * off + Math.signum(direction[1]) * heightMm / 2;
        return new Envelope(
                centreX - widthMm / 2, centreX + widthMm / 2, centreY - heightMm / 2, centreY + heightMm / 2);
    }

    /** Whether a box may be taken, and takes it if so. */
    public boolean take(Envelope box) {
        boolean free = isFree(box);
        if (free) {
            taken.add(box);
        }
        return free;
    }

    private boolean isFree(Envelope box) {
        return frame.contains(box) && taken.stream().noneMatch(box::intersects);
    }
}
