package org.cityreach.layer.cql;

import java.util.List;
import org.cityreach.layer.Term;
import org.cityreach.layer.TextFold;
import org.locationtech.jts.geom.Geometry;

/** A side of a predicate as written, before it meets the layer; each part knows its place in the filter. */
sealed interface Operand {

    String place();

    record Name(String name, String place) implements Operand {}

    record Value(Literal literal, String place) implements Operand {}

    record Sum(Term.Operation operation, Operand left, Operand right, String place) implements Operand {}

    record Fold(TextFold fold, Operand text, String place) implements Operand {}

    /** The ends: names, instants, texts of instants, or {@code ..} as a text. */
    record Interval(Operand start, Operand end, String place) implements Operand {}

    /** A geometry in the filter's system and that system's order of axes. */
    record Shape(Geometry geometry, String place) implements Operand {}

    /** Several values of which one may be meant. */
    record Listed(List<Operand> values, String place) implements Operand {
        public Listed {
            values = List.copyOf(values);
        }
    }
}
