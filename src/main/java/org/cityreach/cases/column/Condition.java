package org.cityreach.cases.column;

import java.util.BitSet;
import org.cityreach.layer.Filter;
import org.cityreach.layer.FilterEvaluator;
import org.cityreach.layer.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * A filter as a test of the rows of one segment. A leaf on texts is decided once for each different text, a
 * leaf on ids once for each id it names, a leaf on numbers or moments by ranges of keys, block by block where that is
 * enough; what remains is decided row by row.
 */
final class Condition {

    private final Segment segment;

    private Condition(Segment segment) {
        this.segment = segment;
    }

    static RowTest of(Filter filter, Segment segment) {
        return new Condition(segment).of(filter);
    }

    private RowTest of(Filter filter) {
        if (filter instanceof Filter.And and) {
            return RowTest.all(and.parts().stream().map(this::of).toList());
        }
        if (filter instanceof Filter.Or or) {
            return RowTest.any(or.parts().stream().map(this::of).toList());
        }
        if (filter instanceof Filter.Not not) {
            return RowTest.not(of(not.part()));
        }
        if (filter instanceof Filter.IdIn idIn) {
            BitSet rows = new BitSet();
            for (String id : idIn.ids()) {
                int row = segment.find(id);
                if (row >= 0) {
                    rows.set(row);
                }
            }
            return RowTest.of(rows::get);
        }
        int column = segment.schema().column(propertyOf(filter));
        return segment.schema().type(column) == PropertyType.STRING
                ? onTexts(filter, column)
                : onValues(filter, column);
    }

    private static String propertyOf(Filter leaf) {
        if (leaf instanceof Filter.Comparison comparison) {
            return comparison.property();
        }
        if (leaf instanceof Filter.Between between) {
            return between.property();
        }
        if (leaf instanceof Filter.In in) {
            return in.property();
        }
        if (leaf instanceof Filter.Like like) {
            return like.property();
        }
        if (leaf instanceof Filter.IsNull isNull) {
            return isNull.property();
        }
        throw new IllegalArgumentException("no condition: " + leaf);
    }

    private RowTest onTexts(Filter leaf, int column) {
        CodeColumn texts = segment.texts(column);
        FilterEvaluator evaluator = FilterEvaluator.of(leaf);
        boolean[] passing = new boolean[texts.dictionary().size() + 1];
        passing[0] = evaluator.matches(new OneValue(null));
        for (int code = 0; code + 1 < passing.length; code++) {
            passing[code + 1] =
                    evaluator.matches(new OneValue(texts.dictionary().get(code)));
        }
        return RowTest.of(row -> passing[texts.code(row) + 1]);
    }

    private RowTest onValues(Filter leaf, int column) {
        Column values = segment.column(column);
        RowTest byKeys = values instanceof KeyColumn keyed ? KeyTest.find(leaf, keyed, segment.keys(column)) : null;
        if (byKeys != null) {
            return byKeys;
        }
        FilterEvaluator evaluator = FilterEvaluator.of(leaf);
        return RowTest.of(row -> evaluator.matches(new OneValue(values.value(row))));
    }

    /** A row of which the only property that is asked for is known. */
    private record OneValue(@Nullable Object value) implements FilterEvaluator.Row {
        @Override
        public String id() {
            throw new IllegalStateException("ids are found before rows are looked at");
        }

        @Override
        public @Nullable Object value(String property) {
            return value;
        }
    }
}
