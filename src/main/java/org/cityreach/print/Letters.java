package org.cityreach.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The font of one document: widths, lines that fit, and no letter that it does not have. One thread. */
public final class Letters {

    static final double MM_PER_POINT = 25.4 / 72;
    private static final String MISSING = "□";
    private static final String NOT_FIRST = ",。;:、)》」』”’!?%…,.;:)!?";
    private static final String NOT_LAST = "(《「『“‘(";

    private final TrueTypeFont file;
    private final PDType0Font font;

    public Letters(PDDocument document, TrueTypeFont file) throws IOException {
        this.file = file;
        this.font = PDType0Font.load(document, file, true);
    }

    PDFont font() {
        return font;
    }

    /** The text with what the font cannot show replaced by a box; line ends become spaces. */
    public String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (Character.isWhitespace(letter) && letter != 0x2009) {
                shown.append(' ');
            } else if (FontFile.has(file, letter)) {
                shown.appendCodePoint(letter);
            } else if (!Character.isISOControl(letter)) {
                shown.append(MISSING);
            }
        });
        return shown.toString();
    }

    /** How wide a text is, in millimetres, at a size in points. */
    public double widthMm(String text, double sizePoints) {
        try {
            return font.getStringWidth(shown(text)) / 1000 * sizePoints * MM_PER_POINT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text, cut with an ellipsis where it is too wide. */
    public String fitted(String text, double sizePoints, double mostMm) {
        if (widthMm(text, sizePoints) <= mostMm) {
            return text;
        }
        int[] letters = text.codePoints().toArray();
        for (int count = letters.length - 1; count > 0; count--) {
            String cut = new String(letters, 0, count).strip() + "…";
            if (widthMm(cut, sizePoints) <= mostMm) {
                return cut;
            }
        }
        return "…";
    }

    /** The text in lines: broken at spaces and between Chinese letters, not before a comma. */
    public List<String> lines(String text, double sizePoints, double mostMm, int mostLines) {
        List<String> pieces = pieces(shown(text));
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            String longer = line + pieces.get(i);
            if (!line.isEmpty() && widthMm(longer.stripTrailing(), sizePoints) > mostMm) {
                if (lines.size() + 1 == mostLines) {
                    String rest = line + String.join("", pieces.subList(i, pieces.size()));
                    lines.add(fitted(rest.strip(), sizePoints, mostMm));
                    return lines;
                }
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(pieces.get(i));
        }
        if (!line.toString().isBlank()) {
            lines.add(fitted(line.toString().strip(), sizePoints, mostMm));
        }
        return lines;
    }

    /** What must not be broken: words with the space behind them, single Chinese letters with their marks. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int[] letters = text.codePoints().toArray();
        for (int i = 0; i < letters.length; i++) {
            piece.appendCodePoint(letters[i]);
            boolean last = i + 1 == letters.length;
            if (last || mayBreak(letters[i], letters[i + 1])) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
        }
        return pieces;
    }

    private static boolean mayBreak(int letter, int next) {
        if (NOT_FIRST.indexOf(next) >= 0 || NOT_LAST.indexOf(letter) >= 0 || next == ' ') {
            return false;
        }
        return letter == ' ' || isWide(letter) || isWide(next);
    }

    private static boolean isWide(int letter) {
        return letter >= 0x2E80;
    }
}
