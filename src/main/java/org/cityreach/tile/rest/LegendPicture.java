package org.cityreach.tile.rest;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.cityreach.layer.LocalizedText;
import org.cityreach.style.Legend;
import org.cityreach.style.LegendClass;
import org.cityreach.tile.Png;

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
            int alpha = (int) Math.round(255 * one.opacity());
            canvas.setColor(new Color(Integer.parseInt(one.colour().substring(1), 16) | alpha << 24, true));
            canvas.fillRect(MARGIN, baseline - BOX_HEIGHT + 2, BOX_WIDTH, BOX_HEIGHT);
            canvas.setColor(TEXT);
            canvas.drawString(text(one.label(), chinese), MARGIN + BOX_WIDTH + 8, baseline);
        }
        canvas.dispose();
        return Png.ofColours(width, height, image.getRGB(0, 0, width, height, null, 0, width));
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
