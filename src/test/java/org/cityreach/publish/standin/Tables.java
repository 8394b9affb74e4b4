package org.cityreach.publish.standin;

import java.util.Map;
import org.locationtech.jts.geom.Envelope;

/** The data behind stores as the stand-in sees it. */
public interface Tables {

    /**
     * The bounds of every table, in the table's own system; null-envelopes for empty ones.
     *
     * @param parameters of the store
     * @param file the uploaded file that the store points to; empty where there is none
     * @throws IllegalStateException where the store cannot be opened
     */
    Map<String, Envelope> open(Map<String, String> parameters, byte[] file);
}
