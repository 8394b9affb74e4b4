package org.cityreach.cases;

import java.util.function.IntFunction;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Layer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * The cases of one point collection at one version, as columns in space order. Any point collection will do:
 * what it has of the properties named by {@link CaseMoment} and {@link CaseAttribute} is used, what it lacks is
 * missing in every case. Rows are numbered from 0 without a gap; the numbers hold for this index only, and two
 * indexes of the same version may order the same cases differently. Positions are exact to half a millimetre,
 * moments to the millisecond. Immutable; safe for use by many threads.
 */
public interface CaseIndex {

    /** A moment that a case does not have. */
    long NEVER = Long.MIN_VALUE;

    Layer layer();

    long version();

    /** The system of eastings and northings: metres. */
    Crs metricCrs();

    int size();

    /**
     * How many cases lie too far from the city to be measured with it (beyond the metric system's zone) or
     * have no place. Their eastings are NaN; they are counted in totals but lie nowhere.
     */
    int withoutPlace();

    /** Of all places, in metres; null-envelope if there is none. */
    Envelope bounds();

    /**
     * Gives the selected cases block by block, in row order.
     *
     * @param area in metres, its border belongs; null for everywhere, cases without a place included
     */
    void scan(CaseFilter filter, @Nullable Envelope area, Progress progress, CaseBlock.Reader reader);

    /**
     * The same on many threads: all blocks are divided into so many parts, and each part goes to a reader of
     * its own, in row order, on one thread; every row of a part comes before those of the next. The division
     * depends on the index and the number of parts only, never on the machine. Returns when all are done.
     *
     * @param parts at least 1
     * @param readers the reader of each part, from 0 on; asked for once a part, on any thread
     */
    void scan(
            CaseFilter filter,
            @Nullable Envelope area,
            Progress progress,
            int parts,
            IntFunction<CaseBlock.Reader> readers);

    /**
     * Gives the places of the selected cases without turning them into metres, block by block, in row order. Cases
     * without a place are left out.
     *
     * @param area as for {@link #scan}
     */
    void scanPlaces(CaseFilter filter, @Nullable Envelope area, Progress progress, PlaceBlock.Reader reader);

    /** The rows of the selected cases, ascending. */
    int[] rows(CaseFilter filter);

    int count(CaseFilter filter);

    String id(int row);

    double easting(int row);

    double northing(int row);

    /** Milliseconds since 1970; {@link #NEVER} where it is missing. */
    long moment(CaseMoment moment, int row);

    /** A number for the value, from 0 on; -1 where it is missing. */
    int code(CaseAttribute attribute, int row);

    /** How many different values there are. */
    int codes(CaseAttribute attribute);

    /** The value a code stands for. */
    String value(CaseAttribute attribute, int code);

    /** Whether any case has a value for the property; not where the layer lacks it. */
    boolean hasAny(String property);

    /** The value of a numeric property of the layer; NaN where it is missing. */
    double number(String property, int row);

    /** The value of any property of the layer, as in a feature; null where it is missing. */
    @Nullable
    Object property(String property, int row);
}
