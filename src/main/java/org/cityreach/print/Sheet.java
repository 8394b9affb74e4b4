package org.cityreach.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * One A4 page across. Places are millimetres from the upper left corner, y downwards; sizes of letters are
 * points. One thread; close it before the document is saved.
 */
public final class Sheet implements AutoCloseable {

    public static final double WIDTH_MM = 297;
    public static final double HEIGHT_MM = 210;

    private static final double POINTS_PER_MM = 72 / 25.4;
    private static final double CIRCLE = 0.5522847498;
    private static final double BOLD = 0.028;

    private final PDDocument document;
    private final PDPageContentStream stream;
    private final Letters letters;

    public Sheet(PDDocument document, Letters letters) {
        this.letters = letters;
        this.document = document;
        PDPage page = new PDPage(new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()));
        document.addPage(page);
        try {
            stream = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.OVERWRITE, true);
            stream.setLineJoinStyle(1);
            stream.setLineCapStyle(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Letters letters() {
        return letters;
    }

    /** What draws; a failure of the stream ends the report. */
    @FunctionalInterface
    public interface Drawing {
        void draw() throws IOException;
    }

    private static void run(Drawing drawing) {
        try {
            drawing.draw();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float x(double mm) {
        return (float) (mm * POINTS_PER_MM);
    }

    private static float y(double mm) {
        return (float) ((HEIGHT_MM - mm) * POINTS_PER_MM);
    }

    /** A picture in a rectangle, its pixels as they are. */
    void picture(byte[] png, double x, double y, double widthMm, double heightMm) {
        run(() -> {
            PDImageXObject image = PDImageXObject.createFromByteArray(document, png, "surface");
            stream.drawImage(image, x(x), y(y + heightMm), x(widthMm), x(heightMm));
        });
    }

    /** Draws inside a rectangle only. */
    public void clipped(double x, double y, double widthMm, double heightMm, Drawing drawing) {
        run(() -> {
            stream.saveGraphicsState();
            stream.addRect(x(x), y(y + heightMm), x(widthMm), x(heightMm));
            stream.clip();
            drawing.draw();
            stream.restoreGraphicsState();
        });
    }

    /** Draws, and forgets colours, widths and clips after. */
    public void apart(Drawing drawing) {
        run(() -> {
            stream.saveGraphicsState();
            drawing.draw();
            stream.restoreGraphicsState();
        });
    }

    public Sheet fill(Ink ink, double opacity) {
        run(() -> {
            stream.setNonStrokingColor(ink.red(), ink.green(), ink.blue());
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant((float) opacity);
            stream.setGraphicsStateParameters(state);
        });
        return this;
    }

    public Sheet fill(Ink ink) {
        run(() -> stream.setNonStrokingColor(ink.red(), ink.green(), ink.blue()));
        return this;
    }

    public Sheet pen(Ink ink, double thicknessMm, double... dashMm) {
        run(() -> {
            stream.setStrokingColor(ink.red(), ink.green(), ink.blue());
            stream.setLineWidth(x(thicknessMm));
            float[] dash = new float[dashMm.length];
            for (int i = 0; i < dash.length; i++) {
                dash[i] = x(dashMm[i]);
            }
            stream.setLineDashPattern(dash, 0);
        });
        return this;
    }

    public void moveTo(double x, double y) {
        run(() -> stream.moveTo(x(x), y(y)));
    }

    public void lineTo(double x, double y) {
        run(() -> stream.lineTo(x(x), y(y)));
    }

    public void closePath() {
        run(stream::closePath);
    }

    public void addRect(double x, double y, double widthMm, double heightMm) {
        run(() -> stream.addRect(x(x), y(y + heightMm), x(widthMm), x(heightMm)));
    }

    public void addCircle(double centreX, double centreY, double radiusMm) {
        double c = CIRCLE * radiusMm;
        run(() -> {
            stream.moveTo(x(centreX + radiusMm), y(centreY));
            curve(centreX + radiusMm, centreY + c, centreX + c, centreY + radiusMm, centreX, centreY + radiusMm);
            curve(centreX - c, centreY + radiusMm, centreX - radiusMm, centreY + c, centreX - radiusMm, centreY);
            curve(centreX - radiusMm, centreY - c, centreX - c, centreY - radiusMm, centreX, centreY - radiusMm);
            curve(centreX + c, centreY - radiusMm, centreX + radiusMm, centreY - c, centreX + radiusMm, centreY);
            stream.closePath();
        });
    }

    private void curve(double ax, double ay, double bx, double by, double endX, double endY) throws IOException {
        stream.curveTo(x(ax), y(ay), x(bx), y(by), x(endX), y(endY));
    }

    public void paint() {
        run(stream::fill);
    }

    public void trace() {
        run(stream::stroke);
    }

    public void paintAndTrace() {
        run(stream::fillAndStroke);
    }

    public void line(double fromX, double fromY, double toX, double toY) {
        moveTo(fromX, fromY);
        lineTo(toX, toY);
        trace();
    }

    /** A filled rectangle. */
    public void box(double x, double y, double widthMm, double heightMm) {
        addRect(x, y, widthMm, heightMm);
        paint();
    }

    /** A text from x, its baseline at y. */
    public void text(String text, double x, double y, double sizePoints, Ink ink) {
        write(text, x, y, sizePoints, ink, RenderingMode.FILL);
    }

    /** The same in a heavier hand. */
    public void bold(String text, double x, double y, double sizePoints, Ink ink) {
        pen(ink, sizePoints * BOLD * Letters.MM_PER_POINT);
        write(text, x, y, sizePoints, ink, RenderingMode.FILL_STROKE);
    }

    public void textToRight(String text, double rightX, double y, double sizePoints, Ink ink) {
        text(text, rightX - letters.widthMm(text, sizePoints), y, sizePoints, ink);
    }

    public void textCentred(String text, double centreX, double y, double sizePoints, Ink ink) {
        text(text, centreX - letters.widthMm(text, sizePoints) / 2, y, sizePoints, ink);
    }

    /** A text with white around its letters, to be read on a map. */
    public void textWithHalo(String text, double x, double y, double sizePoints, Ink ink) {
        pen(Ink.WHITE, 0.7);
        write(text, x, y, sizePoints, Ink.WHITE, RenderingMode.STROKE);
        write(text, x, y, sizePoints, ink, RenderingMode.FILL);
    }

    private void write(String text, double x, double y, double sizePoints, Ink ink, RenderingMode mode) {
        String shown = letters.shown(text);
        if (shown.isBlank()) {
            return;
        }
        fill(ink);
        run(() -> {
            stream.beginText();
            stream.setRenderingMode(mode);
            stream.setFont(letters.font(), (float) sizePoints);
            stream.newLineAtOffset(x(x), y(y));
            stream.showText(shown);
            stream.endText();
        });
    }

    /**
     * A text in lines.
     *
     * @param y the baseline of the first line
     * @return the baseline of the line after the last
     */
    public double paragraph(Paragraph form, String text, double x, double y) {
        List<String> lines = letters.lines(text, form.sizePoints(), form.widthMm(), form.mostLines());
        double next = y;
        for (String line : lines) {
            text(line, x, next, form.sizePoints(), form.ink());
            next += form.leadingMm();
        }
        return next;
    }

    /** How lines are set. */
    public record Paragraph(double widthMm, double sizePoints, double leadingMm, int mostLines, Ink ink) {}

    @Override
    public void close() {
        run(stream::close);
    }
}
