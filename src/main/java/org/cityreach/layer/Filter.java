package org.cityreach.layer;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * A condition on a feature, as a tree. Property names have been checked against the layer, values have the Java
 * type of their property and geometries are in the layer's CRS, x first, so that a filter can be evaluated or bound
 * to a statement without another look at the schema. A condition on a property or a geometry that is missing is false.
 *
 * <p>The conditions on one property are what indexes know; what they cannot say is said by terms.
 */
public sealed interface Filter {

    /** How two values compare. Strings compare by code point, case matters. */
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /** Every part holds; an empty list holds always. */
    record And(List<Filter> parts) implements Filter {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one part holds; an empty list never holds. */
    record Or(List<Filter> parts) implements Filter {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Filter part) implements Filter {}

    record Comparison(String property, Operator operator, Object value) implements Filter {}

    /** Both ends belong. */
    record Between(String property, Object low, Object high) implements Filter {}

    record In(String property, List<Object> values) implements Filter {
        public In {
            values = List.copyOf(values);
        }
    }

    /** {@code %} stands for any text, {@code _} for one character, {@code \} escapes; case matters. */
    record Like(String property, String pattern) implements Filter {}

    record IsNull(String property) implements Filter {}

    /** The feature's id is one of these. */
    record IdIn(List<String> ids) implements Filter {
        public IdIn {
            ids = List.copyOf(ids);
        }
    }

    /** Compares two terms of one type, or two numbers; false where one has no value. Whole numbers compare exactly. */
    record TermComparison(Term left, Operator operator, Term right) implements Filter {}

    /** As {@link Like}, of a term; false where it has no value. */
    record TermLike(Term text, String pattern) implements Filter {}

    record TermIsNull(Term term) implements Filter {}

    /** The feature has a geometry, and it is not empty. */
    record HasGeometry() implements Filter {}

    /** How the feature's geometry, on the left, lies to another. Source: OGC 21-065r2, table 7 (DE-9IM). */
    enum SpatialOperator {
        INTERSECTS,
        EQUALS,
        DISJOINT,
        TOUCHES,
        WITHIN,
        OVERLAPS,
        CROSSES,
        CONTAINS;

        /** The operator for sides that have changed places. */
        public SpatialOperator mirrored() {
            return this == WITHIN ? CONTAINS : this == CONTAINS ? WITHIN : this;
        }
    }

    /**
     * The feature's geometry lies so to the given one, exactly; false where the feature has none.
     *
     * @param geometry valid, not empty, no collection of different sorts; in the layer's CRS, x first
     */
    record Spatial(SpatialOperator operator, Geometry geometry) implements Filter {}

    /** A filter that every feature passes. */
    static Filter all() {
        return new And(List.of());
    }
}
