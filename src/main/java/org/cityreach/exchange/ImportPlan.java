package org.cityreach.exchange;

import java.util.List;
import org.cityreach.exchange.format.FormatReader;
import org.cityreach.exchange.format.Scan;
import org.cityreach.exchange.mapping.ColumnMapping;
import org.cityreach.exchange.mapping.DateReader;
import org.cityreach.exchange.mapping.FeatureBuilder;
import org.cityreach.exchange.mapping.ValueReader;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsFinding;
import org.cityreach.layer.Layer;
import org.cityreach.store.WriteMode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An import that has passed all checks that need no writing; what is left to do is to do it.
 *
 * @param abortOnError whether the first bad row ends the import
 * @param dates to be used by one pass only; see {@link DateReader#fresh}
 * @param idPrefix what made ids begin with: the same for the same file
 * @param assumed what the caller did not say
 * @param warnings what the caller should know
 * @param findings doubts about the coordinates, which the caller has accepted or which are not grave
 */
record ImportPlan(
        Layer layer,
        WriteMode mode,
        boolean abortOnError,
        FormatReader reader,
        Scan scan,
        ColumnMapping mapping,
        Crs source,
        DateReader dates,
        String idPrefix,
        ObjectNode assumed,
        List<ImportWarning> warnings,
        List<CrsFinding> findings) {

    ImportPlan with(List<CrsFinding> found) {
        return new ImportPlan(
                layer, mode, abortOnError, reader, scan, mapping, source, dates, idPrefix, assumed, warnings, found);
    }

    /** A builder for one pass, with the dates that it reads. */
    FeatureBuilder builder(DateReader passDates) {
        return new FeatureBuilder(layer, mapping, new ValueReader(passDates), source, idPrefix);
    }
}
