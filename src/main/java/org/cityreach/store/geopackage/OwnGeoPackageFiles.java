package org.cityreach.store.geopackage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.cityreach.store.GeoPackageFiles;
import org.cityreach.store.NewGeoPackage;
import org.cityreach.store.SentGeoPackage;
import org.jspecify.annotations.Nullable;

/** GeoPackage files through SQLite. A new one begins as a copy of an empty store, which is made once. */
public final class OwnGeoPackageFiles implements GeoPackageFiles {

    private final AtomicReference<byte @Nullable []> empty = new AtomicReference<>();

    @Override
    public NewGeoPackage create(Path file) {
        try {
            byte[] known = empty.get();
            if (known == null) {
                known = makeEmpty(file);
                empty.set(known);
            }
            Files.write(file, known);
            return new GeoPackageInTheMaking(file, GeoPackage.open(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] makeEmpty(Path file) throws IOException {
        Path model = file.resolveSibling(file.getFileName() + ".empty");
        try {
            GeoPackage.open(model).close();
            GeoPackageFile.closeJournal(model);
            return Files.readAllBytes(model);
        } finally {
            GeoPackageFile.delete(model);
        }
    }

    @Override
    public SentGeoPackage open(Path file) {
        return GeoPackageFromOutside.open(file);
    }
}
