package org.cityreach.tile.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.cityreach.style.StyleRule.Paint;
import org.cityreach.style.StyleRule.Stroke;
import org.jspecify.annotations.Nullable;

/** Fills and strokes shapes as one symbol of a style says. One thread. */
public final class Brush {

    private static final int OPAQUE = 255;

    private Brush() {}

    /** Smooth edges, strokes where they are and not moved to whole pixels. */
    public static void prepare(Graphics2D canvas) {
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** Draws a shape given in pixels. */
    public static void paint(Graphics2D canvas, Shape shape, Paint paint) {
        String fill = paint.fill();
        if (fill != null && paint.fillOpacity() > 0) {
            canvas.setColor(colour(fill, paint.fillOpacity()));
            canvas.fill(shape);
        }
        stroke(canvas, shape, paint);
    }

    /** Draws the outline alone. */
    static void stroke(Graphics2D canvas, Shape shape, Paint paint) {
        String stroke = paint.stroke();
        if (stroke != null && paint.line().opacity() > 0 && paint.line().width() > 0) {
            canvas.setColor(colour(stroke, paint.line().opacity()));
            canvas.setStroke(pen(paint.line()));
            canvas.draw(shape);
        }
    }

    private static Color colour(String hex, double opacity) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Color(rgb & 0xFFFFFF | (int) Math.round(OPAQUE * opacity) << 24, true);
    }

    private static BasicStroke pen(Stroke line) {
        int cap = switch (line.cap()) {
            case "round" -> BasicStroke.CAP_ROUND;
            case "square" -> BasicStroke.CAP_SQUARE;
            default -> BasicStroke.CAP_BUTT;
        };
        int join = switch (line.join()) {
            case "round" -> BasicStroke.JOIN_ROUND;
            case "bevel" -> BasicStroke.JOIN_BEVEL;
            default -> BasicStroke.JOIN_MITER;
        };
        return new BasicStroke((float) line.width(), cap, join, 4, dashes(line.dashes()), 0);
    }

    private static float @Nullable [] dashes(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String[] parts = text.strip().split("[\\s,]+");
        float[] dashes = new float[parts.length];
        float sum = 0;
        for (int i = 0; i < parts.length; i++) {
            dashes[i] = Math.max(0, Float.parseFloat(parts[i]));
            sum += dashes[i];
        }
        return sum > 0 ? dashes : null;
    }

    /** A mark of SLD's well-known names around a place, in pixels. */
    public static Shape mark(Paint paint, double x, double y) {
        double half = paint.size() / 2;
        return switch (String.valueOf(paint.mark())) {
            case "circle" -> new Ellipse2D.Double(x - half, y - half, paint.size(), paint.size());
            case "triangle" -> at(x, y, half, 0, -1, 0.866, 0.5, -0.866, 0.5);
            case "star" -> star(x, y, half);
            case "cross" -> at(x, y, half, plus());
            case "x" ->
                AffineTransform.getRotateInstance(Math.PI / 4, x, y).createTransformedShape(at(x, y, half, plus()));
            default -> new Rectangle2D.Double(x - half, y - half, paint.size(), paint.size());
        };
    }

    private static double[] plus() {
        double w = 0.25;
        return new double[] {-w, -1, w, -1, w, -w, 1, -w, 1, w, w, w, w, 1, -w, 1, -w, w, -1, w, -1, -w, -w, -w};
    }

    private static Shape star(double x, double y, double half) {
        double[] corners = new double[20];
        for (int i = 0; i < 10; i++) {
            double radius = i % 2 == 0 ? 1 : 0.382;
            corners[2 * i] = radius * Math.sin(i * Math.PI / 5);
            corners[2 * i + 1] = -radius * Math.cos(i * Math.PI / 5);
        }
        return at(x, y, half, corners);
    }

    private static Shape at(double x, double y, double half, double... corners) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners.length; i += 2) {
            double cornerX = x + half * corners[i];
            double cornerY = y + half * corners[i + 1];
            if (i == 0) {
                path.moveTo(cornerX, cornerY);
            } else {
                path.lineTo(cornerX, cornerY);
            }
        }
        path.closePath();
        return path;
    }
}
