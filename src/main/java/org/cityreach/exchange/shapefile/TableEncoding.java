package org.cityreach.exchange.shapefile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/** The character set of a .dbf: as the caller says, as the .cpg says, as the table says, or found from its texts. */
final class TableEncoding {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int LANGUAGE_GBK = 0x4D;
    private static final int LANGUAGE_OLD_GBK = 0x7A;

    private TableEncoding() {}

    /** The set of that name, also in the ways that .cpg files have; null where there is none. */
    static @Nullable Charset find(String name) {
        String plain = name.strip().toUpperCase(Locale.ROOT).replaceFirst("^(ANSI|OEM|CP|WINDOWS)[ -]?(?=\\d)", "");
        return switch (plain) {
            case "UTF-8", "UTF8", "65001" -> StandardCharsets.UTF_8;
            // Files made by current systems hold characters that only the superset has.
            case "936", "GBK", "GB2312", "GB18030", "54936", "EUC-CN", "X-GBK" -> GB18030;
            case "950", "BIG5" -> Charset.forName("Big5");
            case "1252", "88591", "ISO-8859-1", "ISO 88591" -> Charset.forName("windows-1252");
            default -> supported(name.strip());
        };
    }

    private static @Nullable Charset supported(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /** The set that a caller named; the fault {@code unknown-encoding}. */
    static Charset named(String name) {
        Charset charset = find(name);
        if (charset == null) {
            throw Fault.invalid("unknown-encoding", "encoding", name, "UTF-8, GBK, GB18030, windows-1252 …");
        }
        return charset;
    }

    /** The set that the table's own language byte stands for; null where it says nothing of use. */
    static @Nullable Charset ofLanguage(int language) {
        return language == LANGUAGE_GBK || language == LANGUAGE_OLD_GBK ? GB18030 : null;
    }

    /** UTF-8 where every text is that, else GB18030, which includes GBK. */
    static Charset found(TableReader table) {
        while (table.hasNext()) {
            if (table.next() && !table.isUtf8()) {
                return GB18030;
            }
        }
        return StandardCharsets.UTF_8;
    }
}
