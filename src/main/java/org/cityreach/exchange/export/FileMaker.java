package org.cityreach.exchange.export;

import java.nio.file.Path;
import java.util.List;
import org.cityreach.exchange.LayerPart;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;

/** Makes files of one format. */
@FunctionalInterface
public interface FileMaker {

    /**
     * Makes a file; what the format cannot hold is a fault.
     *
     * @param parts one, or several where the format holds several
     * @param output the system of the coordinates; null for each layer's own
     * @param file made or overwritten; of no use where this fails
     */
    void make(List<LayerPart> parts, @Nullable Crs output, Path file, Progress progress);
}
