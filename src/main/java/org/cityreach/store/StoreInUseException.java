package org.cityreach.store;

import java.nio.file.Path;

/** The store's file is open in another CityReach. Two of them on one file would not see each other's writes. */
public final class StoreInUseException extends RuntimeException {

    public StoreInUseException(Path file) {
        super("the store file " + file + " is in use by another CityReach; stop that one, or set cityreach.store.path"
                + " to another file, or use PostGIS (cityreach.store.url), which several may share");
    }
}
