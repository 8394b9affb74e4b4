package org.cityreach.exchange.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.cityreach.fault.Fault;

/**
 * A zip archive that somebody sent, read as a folder of files and never unpacked to disk. Opening it goes
 * through all of it once: what is damaged, cut short, names a place outside the folder or grows beyond all
 * measure is refused before anything is made of it. An archive within the archive is a file like any other and is
 * not opened. Names are UTF-8 or, where they cannot be, GB18030; their separators are slashes.
 *
 * <p>Limits, each a fault: {@value #MOST_ENTRIES} entries, {@value #MOST_BYTES} bytes unpacked, and
 * {@value #MOST_RATIO} times the packed size, of a file or of the archive, where that unpacks to more than {@value #RATIO_FREE_BYTES} bytes.
 * Safe for use by many threads until it is closed.
 */
public final class ZipFolder implements AutoCloseable {

    static final int MOST_ENTRIES = 10_000;
    static final long MOST_BYTES = 6L << 30;
    static final int MOST_RATIO = 250;
    static final long RATIO_FREE_BYTES = 16L << 20;

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BUFFER_BYTES = 1 << 16;

    private final ZipFile zip;
    private final Map<String, ZipEntry> files;

    private ZipFolder(ZipFile zip, Map<String, ZipEntry> files) {
        this.zip = zip;
        this.files = files;
    }

    /** Whether the file begins like a zip archive. */
    public static boolean isZip(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] < 8 && head[3] == head[2] + 1;
    }

    /**
     * Opens an archive and looks through all of it; faults: {@code not-a-zip}, {@code truncated-file},
     * {@code damaged-file}, {@code unsafe-path}, {@code too-many-entries}, {@code zip-bomb}, {@code encrypted-file}.
     */
    public static ZipFolder open(Path file) {
        ZipFile zip = openZip(file);
        try {
            ZipFolder folder = new ZipFolder(zip, listed(zip));
            folder.checkContents(bytes(file));
            return folder;
        } catch (RuntimeException refused) {
            close(zip);
            throw refused;
        }
    }

    /** Opens an archive that {@link #open} has looked through before, without doing so again. */
    public static ZipFolder reopen(Path file) {
        ZipFile zip = openZip(file);
        return new ZipFolder(zip, listed(zip));
    }

    private static ZipFile openZip(Path file) {
        try {
            byte[] head = head(file);
            if (!isZip(head)) {
                throw Fault.invalid("not-a-zip", "the file is not a zip archive");
            }
            try {
                return new ZipFile(file.toFile(), ZipFile.OPEN_READ, StandardCharsets.UTF_8);
            } catch (ZipException unreadable) {
                String why = String.valueOf(unreadable.getMessage());
                if (why.contains("bad entry name") || why.contains("bad comment")) {
                    return new ZipFile(file.toFile(), ZipFile.OPEN_READ, GB18030);
                }
                throw unreadable;
            }
        } catch (ZipException unreadable) {
            throw unreadable(unreadable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        }
    }

    private static Fault unreadable(ZipException why) {
        String message = String.valueOf(why.getMessage());
        boolean cut = message.contains("END header not found") || message.contains("zip file is empty");
        return cut
                ? Fault.invalid("truncated-file", "the zip archive has no end; it was cut short")
                : Fault.invalid("damaged-file", "the zip archive is damaged: " + message);
    }

    private static Map<String, ZipEntry> listed(ZipFile zip) {
        if (zip.size() > MOST_ENTRIES) {
            throw Fault.tooLarge("too-many-entries", "the zip archive has more than " + MOST_ENTRIES + " entries");
        }
        Map<String, ZipEntry> files = new LinkedHashMap<>();
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName().replace('\\', '/');
            checkName(name);
            boolean wanted = !entry.isDirectory() && !name.endsWith("/") && !isBookkeeping(name);
            if (wanted && files.put(name, entry) != null) {
                throw Fault.invalid("damaged-file", "the zip archive has two files named " + shown(name));
            }
        }
        return files;
    }

    private static void checkName(String name) {
        boolean unsafe = name.startsWith("/")
                || name.length() > 1 && name.charAt(1) == ':'
                || name.indexOf('\0') >= 0
                || List.of(name.split("/", -1)).contains("..");
        if (unsafe) {
            throw Fault.invalid(
                    "unsafe-path",
                    "the zip archive names a place outside itself: " + shown(name) + "; nothing was read");
        }
    }

    /** What systems leave in archives beside the files people mean. */
    private static boolean isBookkeeping(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/") || last.equals(".DS_Store") || last.equalsIgnoreCase("Thumbs.db");
    }

    private static String shown(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }

    /** Unpacks everything once, keeping nothing, within the limits and against the sums the archive has. */
    private void checkContents(long archiveBytes) {
        long total = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        for (Map.Entry<String, ZipEntry> file : files.entrySet()) {
            CRC32 sum = new CRC32();
            long bytes = 0;
            try (InputStream in = zip.getInputStream(file.getValue())) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    sum.update(buffer, 0, read);
                    bytes += read;
                    checkGrowth(
                            file.getKey(), bytes, total + bytes, file.getValue().getCompressedSize());
                }
            } catch (ZipException damaged) {
                String why = String.valueOf(damaged.getMessage());
                throw why.contains("encrypted")
                        ? Fault.invalid("encrypted-file", "the zip archive is encrypted; save it without a password")
                        : Fault.invalid("damaged-file", file.getKey() + " in the zip archive is damaged: " + why);
            } catch (IOException damaged) {
                throw Fault.invalid("damaged-file", file.getKey() + " in the zip archive ends too soon");
            }
            if (file.getValue().getCrc() >= 0 && file.getValue().getCrc() != sum.getValue()) {
                throw Fault.invalid("damaged-file", file.getKey() + " in the zip archive is damaged: wrong checksum");
            }
            total += bytes;
            checkAll(total, archiveBytes);
        }
    }

    /** Entries that share their packed bytes, or many small ones, can grow beyond measure together. */
    private static void checkAll(long total, long archiveBytes) {
        if (total > RATIO_FREE_BYTES && total > MOST_RATIO * archiveBytes) {
            throw Fault.tooLarge("zip-bomb", "the zip archive unpacks to more than " + MOST_RATIO + " times its size");
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkGrowth(String name, long bytes, long total, long packedBytes) {
        if (total > MOST_BYTES) {
            throw Fault.tooLarge("zip-bomb", "the zip archive unpacks to more than " + MOST_BYTES + " bytes");
        }
        if (bytes > RATIO_FREE_BYTES && packedBytes >= 0 && bytes > MOST_RATIO * Math.max(1, packedBytes)) {
            throw Fault.tooLarge(
                    "zip-bomb",
                    shown(name) + " in the zip archive unpacks to more than " + MOST_RATIO + " times its size");
        }
    }

    /** The paths of all files, in the archive's order. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** The paths of the files whose names end so, in any case, in the archive's order. */
    public List<String> namesEnding(String ending) {
        String wanted = ending.toLowerCase(Locale.ROOT);
        return names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(wanted))
                .toList();
    }

    /** The path that is this one but for the case of its letters. */
    public Optional<String> find(String path) {
        return names().stream().filter(name -> name.equalsIgnoreCase(path)).findFirst();
    }

    /** The unpacked size of a file in bytes. */
    public long bytes(String name) {
        return get(name).getSize();
    }

    /** A stream of a file, from its beginning. */
    public InputStream open(String name) {
        try {
            return zip.getInputStream(get(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small file whole; the fault {@code file-too-large} where it is larger. */
    public byte[] read(String name, int mostBytes) {
        try (InputStream in = open(name)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw Fault.tooLarge(
                        "file-too-large", name + " in the zip archive is larger than " + mostBytes + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ZipEntry get(String name) {
        ZipEntry entry = files.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("the zip archive has no " + name);
        }
        return entry;
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
