package org.cityreach.exchange.kml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cityreach.exchange.format.CompressedFile;
import org.cityreach.exchange.format.ZipFolder;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/** A KML document, by itself or, with its pictures, in a KMZ archive. Close it. */
final class KmlFile implements AutoCloseable {

    private final Path path;
    private final @Nullable ZipFolder zip;
    private final String document;

    private KmlFile(Path path, @Nullable ZipFolder zip, String document) {
        this.path = path;
        this.zip = zip;
        this.document = document;
    }

    /** The faults of {@link ZipFolder}, and {@code no-kml} for an archive without a document. */
    static KmlFile open(Path path) {
        if (!isZip(path)) {
            CompressedFile.of(path);
            return new KmlFile(path, null, "");
        }
        ZipFolder zip = ZipFolder.open(path);
        List<String> documents = zip.namesEnding(".kml");
        if (documents.isEmpty()) {
            zip.close();
            throw Fault.invalid("no-kml", "the archive has no .kml document");
        }
        return new KmlFile(path, zip, zip.find("doc.kml").orElse(documents.get(0)));
    }

    private static boolean isZip(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return ZipFolder.isZip(in.readNBytes(4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Documents of the archive that are not read; those they link to are never opened. */
    List<String> otherDocuments() {
        return zip == null
                ? List.of()
                : zip.namesEnding(".kml").stream()
                        .filter(name -> !name.equals(document))
                        .toList();
    }

    Counted contents() {
        return zip == null
                ? new Counted(CompressedFile.of(path).open(), bytes())
                : new Counted(zip.open(document), zip.bytes(document));
    }

    private long bytes() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (zip != null) {
            zip.close();
        }
    }

    /** The document's bytes, and how many of them have been read. */
    static final class Counted extends FilterInputStream {

        private final long total;
        private long count;

        Counted(InputStream in, long total) {
            super(in);
            this.total = Math.max(1, total);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }

        double fraction() {
            return Math.min(1, count / (double) total);
        }
    }
}
