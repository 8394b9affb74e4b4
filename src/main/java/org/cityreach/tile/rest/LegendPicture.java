package org.cityreach.tile.rest;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.cityreach.layer.LocalizedText;
import org.cityreach.style.Legend;
import org.cityreach.style.LegendClass;
import org.cityreach.style.StyleRule.Paint;
import org.cityreach.tile.Png;
import org.cityreach.tile.draw.Brush;

/** Draws a legend: title, unit, and the classes from the highest to the lowest, on white. */
final class LegendPicture {

    private static final int MARGIN = 12;
    private static final int LINE = 22;
    private static final int BOX_WIDTH = 22;
    private static final int BOX_HEIGHT = 14;
    private static final Color TEXT = new Color(0x1F2933);
    private static final Color MUTED = new Color(0x616E7C);
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 14);

    private LegendPicture() {}

    static byte[] draw(Legend legend, boolean chinese) {
        List<LegendClass> classes = legend.classes();
        int width = width(legend, chinese);
        int height = 2 * MARGIN + LINE * (classes.size() + (legend.unit().isEmpty() ? 1 : 2));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        int baseline = MARGIN + 14;
        canvas.setColor(TEXT);
        canvas.setFont(BOLD);
        canvas.drawString(text(legend.title(), chinese), MARGIN, baseline);
        canvas.setFont(PLAIN);
        if (!legend.unit().isEmpty()) {
            baseline += LINE;
            canvas.setColor(MUTED);
            canvas.drawString(legend.unit(), MARGIN, baseline);
        }
        for (int i = classes.size() - 1; i >= 0; i--) {
            baseline += LINE;
            LegendClass one = classes.get(i);
            drawSymbol(canvas, one, new Rectangle(MARGIN, baseline - BOX_HEIGHT + 2, BOX_WIDTH, BOX_HEIGHT));
            canvas.setColor(TEXT);
            canvas.drawString(text(one.label(), chinese), MARGIN + BOX_WIDTH + 8, baseline);
        }
        canvas.dispose();
        return Png.ofColours(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    /** The colour alone, or what the class is drawn with on the map. */
    private static void drawSymbol(Graphics2D canvas, LegendClass one, Rectangle box) {
        if (one.symbol().isEmpty()) {
            int alpha = (int) Math.round(255 * one.opacity());
            canvas.setColor(new Color(Integer.parseInt(one.colour().substring(1), 16) | alpha << 24, true));
            canvas.fill(box);
            return;
        }
        Graphics2D clipped = (Graphics2D) canvas.create();
        Brush.prepare(clipped);
        clipped.clipRect(box.x - 2, box.y - 4, box.width + 4, box.height + 8);
        for (Paint paint : one.symbol()) {
            Shape shape = switch (paint.shape()) {
                case MARK -> Brush.mark(paint, box.getCenterX(), box.getCenterY());
                case LINE -> new Line2D.Double(box.getMinX(), box.getCenterY(), box.getMaxX(), box.getCenterY());
                case POLYGON -> box;
            };
            Brush.paint(clipped, shape, paint);
        }
        clipped.dispose();
    }

    private static int width(Legend legend, boolean chinese) {
        Graphics2D canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
        FontMetrics plain = canvas.getFontMetrics(PLAIN);
        int widest = canvas.getFontMetrics(BOLD).stringWidth(text(legend.title(), chinese));
        widest = Math.max(widest, plain.stringWidth(legend.unit()));
        for (LegendClass one : legend.classes()) {
            widest = Math.max(widest, BOX_WIDTH + 8 + plain.stringWidth(text(one.label(), chinese)));
        }
        canvas.dispose();
        return widest + 2 * MARGIN;
    }

    private static String text(LocalizedText text, boolean chinese) {
        return chinese ? text.zh() : text.en();
    }
}
