package org.cityreach.store.jdbc;

import java.util.List;
import org.cityreach.layer.Filter;
import org.cityreach.layer.PropertyType;
import org.cityreach.layer.SortKey;
import org.cityreach.layer.Term;

/**
 * Writes conditions on terms, and the order of sort keys. Numbers are compared in double precision, but whole ones with
 * whole ones exactly, as in memory. A condition on a term without a value is false, not null.
 */
final class TermSql {

    /** An SQL function that both databases have: the sign of an operation and two numbers; null where there is no result. */
    private static final String ARITHMETIC = "cityreach_arithmetic";

    private final Dialect dialect;
    private final StoredLayer layer;
    private final Sql sql;

    TermSql(Dialect dialect, StoredLayer layer, Sql sql) {
        this.dialect = dialect;
        this.layer = layer;
        this.sql = sql;
    }

    void add(Filter filter) {
        if (filter instanceof Filter.TermComparison comparison) {
            addComparison(comparison);
        } else if (filter instanceof Filter.TermLike like) {
            sql.add("COALESCE(");
            Sql text = term(like.text());
            String pattern = LikePattern.canonical(like.pattern());
            dialect.addLike(sql.add("(").add(text).add(")"), "", pattern);
            sql.add(", (1 = 0))");
        } else if (filter instanceof Filter.TermIsNull isNull) {
            sql.add("((").add(term(isNull.term())).add(") IS NULL)");
        } else {
            throw new IllegalArgumentException("no SQL for " + filter.getClass().getSimpleName());
        }
    }

    private void addComparison(Filter.TermComparison comparison) {
        boolean isNumeric = isNumeric(comparison.left());
        boolean isExact = comparison.left().type() == PropertyType.INTEGER
                && comparison.right().type() == PropertyType.INTEGER;
        boolean asNumbers = isNumeric && !isExact;
        sql.add("COALESCE((");
        sql.add(asNumbers ? number(comparison.left()) : term(comparison.left()));
        sql.add(FilterSql.symbol(comparison.operator()));
        sql.add(asNumbers ? number(comparison.right()) : term(comparison.right()));
        sql.add("), (1 = 0))");
    }

    private static boolean isNumeric(Term term) {
        return term.type() == PropertyType.NUMBER || term.type() == PropertyType.INTEGER;
    }

    private Sql term(Term term) {
        Sql out = new Sql();
        if (term instanceof Term.Property property) {
            return out.add(layer.column(property.name()));
        }
        if (term instanceof Term.Id) {
            return out.add("id");
        }
        if (term instanceof Term.Constant constant) {
            return out.bind(dialect.bindable(constant.type(), constant.value()));
        }
        if (term instanceof Term.Folded folded) {
            dialect.addFolded(out, folded.fold(), term(folded.text()));
            return out;
        }
        return number(term);
    }

    private Sql number(Term term) {
        Sql out = new Sql();
        if (term instanceof Term.Arithmetic sum) {
            out.add(ARITHMETIC + "('" + sum.operation().sign() + "', ").add(number(sum.left()));
            return out.add(", ").add(number(sum.right())).add(")");
        }
        // a name that both databases understand
        return out.add("CAST(").add(term(term)).add(" AS DOUBLE PRECISION)");
    }

    /** Adds the sort keys, what has no value last, and then the order of storing. */
    void addOrder(List<SortKey> order) {
        sql.add(" ORDER BY ");
        for (SortKey key : order) {
            String column = key.property().equals(SortKey.ID) ? "id" : layer.column(key.property());
            sql.add("(" + column + " IS NULL), " + column + (key.isDescending() ? " DESC, " : ", "));
        }
        sql.add("fid");
    }
}
