package org.cityreach.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a font with Chinese letters that a PDF can hold a part of: TrueType outlines, alone or in a
 * collection. Fonts with PostScript outlines, such as Noto Sans CJK, are passed over.
 */
public final class FontFile {

    private static final Logger LOG = LoggerFactory.getLogger(FontFile.class);

    private static final String ALLOWED =
            "a TrueType font with Chinese letters; install one (Debian and Ubuntu: apt install fonts-wqy-microhei)"
                    + " or name its file in cityreach.report.font";

    /** Beginnings of file names, the best to read first. */
    private static final List<String> KNOWN = List.of(
            "wqy-microhei",
            "msyh",
            "deng",
            "notosanssc",
            "notosanscjksc",
            "sourcehansans",
            "wqy-zenhei",
            "droidsansfallback",
            "simhei",
            "simsun",
            "uming",
            "ukai",
            "stheiti",
            "arial unicode");

    private static final List<String> FOLDERS = List.of(
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            System.getProperty("user.home", ".") + "/.local/share/fonts",
            System.getProperty("user.home", ".") + "/.fonts",
            "/Library/Fonts",
            "/System/Library/Fonts",
            "C:/Windows/Fonts");

    private static final String SAMPLE = "公厕选址aZ09²";

    private FontFile() {}

    /**
     * Opens the font; close it only after the document is saved.
     *
     * @param configured a file; empty to look in the system's folders
     */
    public static TrueTypeFont open(String configured) {
        if (!configured.isBlank()) {
            TrueTypeFont font = openFile(Path.of(configured));
            if (font == null) {
                throw Fault.conflict(
                        "report-font-unusable",
                        "cityreach.report.font is '" + configured + "', which cannot be used; allowed: " + ALLOWED);
            }
            return font;
        }
        for (Path file : candidates()) {
            TrueTypeFont font = openFile(file);
            if (font != null) {
                return font;
            }
        }
        throw Fault.conflict(
                "report-font-missing", "no font for reports was found on the server; needed is " + ALLOWED);
    }

    private static List<Path> candidates() {
        List<Path> found = new ArrayList<>();
        for (String folder : FOLDERS) {
            Path path = Path.of(folder);
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.walk(path, 6)) {
                    files.filter(file -> rank(file) < KNOWN.size()).forEach(found::add);
                } catch (IOException | UncheckedIOException unreadable) {
                    LOG.debug("fonts in {} cannot be listed", folder, unreadable);
                }
            }
        }
        found.sort(Comparator.comparingInt(FontFile::rank).thenComparing(Path::toString));
        return found;
    }

    private static int rank(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean font = name.endsWith(".ttf") || name.endsWith(".ttc") || name.endsWith(".otf");
        for (int i = 0; font && i < KNOWN.size(); i++) {
            if (name.startsWith(KNOWN.get(i))) {
                return i;
            }
        }
        return KNOWN.size();
    }

    /** Null where the file is no such font. */
    private static @Nullable TrueTypeFont openFile(Path file) {
        try {
            return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".ttc")
                    ? openCollection(file)
                    : usable(new OTFParser(true).parse(new RandomAccessReadBufferedFile(file.toFile())))
                            .orElse(null);
        } catch (IOException | RuntimeException unreadable) {
            LOG.debug("{} cannot be read as a font", file, unreadable);
            return null;
        }
    }

    private static @Nullable TrueTypeFont openCollection(Path file) throws IOException {
        TrueTypeCollection collection = new TrueTypeCollection(file.toFile());
        List<TrueTypeFont> fonts = new ArrayList<>();
        collection.processAllFonts(fonts::add);
        for (TrueTypeFont font : fonts) {
            if (usable(font).isPresent()) {
                return font;
            }
        }
        collection.close();
        return null;
    }

    private static Optional<TrueTypeFont> usable(TrueTypeFont font) throws IOException {
        boolean postScript = font instanceof OpenTypeFont open && open.isPostScript();
        boolean letters = SAMPLE.codePoints().allMatch(letter -> has(font, letter));
        return !postScript && letters ? Optional.of(font) : Optional.empty();
    }

    static boolean has(TrueTypeFont font, int letter) {
        try {
            return font.getUnicodeCmapLookup().getGlyphId(letter) != 0;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
