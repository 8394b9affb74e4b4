package org.cityreach.layer.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.Filter.SpatialOperator;
import org.cityreach.layer.Layer;
import org.jspecify.annotations.Nullable;

/**
 * Reads CQL2 text by recursive descent: {@code or} binds weakest, then {@code and}, then {@code not}. What stands on
 * the sides of a predicate is read by {@link OperandText}. Source: OGC 21-065r2, annex B, the parts named in
 * {@link org.cityreach.layer.FilterParser}. Not safe for use by many threads.
 */
public final class CqlText {

    private static final int LONGEST_TEXT = 50_000;
    private static final int DEEPEST = 50;
    private static final Set<String> AFTER_OPERAND = Set.of("BETWEEN", "IN", "LIKE", "IS", "NOT", "DIV");
    private static final Set<String> SIGNS_AFTER_OPERAND =
            Set.of("=", "<>", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "^");

    private final TokenReader tokens;
    private final OperandText operands;
    private final Conditions conditions;
    private int depth;

    private CqlText(String text, Layer layer, Crs filterCrs) {
        this.tokens = new TokenReader(Lexer.tokens(text));
        this.operands = new OperandText(tokens, filterCrs);
        this.conditions = new Conditions(layer, new ShapeFrame(filterCrs, layer.crs()));
    }

    public static Filter parse(String text, Layer layer, Crs filterCrs) {
        if (text.length() > LONGEST_TEXT) {
            throw Fault.tooLarge("filter-too-large", "the filter has more than " + LONGEST_TEXT + " characters");
        }
        CqlText parser = new CqlText(text, layer, filterCrs);
        Filter filter = parser.alternatives();
        if (parser.tokens.next().kind() != Token.Kind.END) {
            throw parser.tokens.unexpected("and, or, or the end");
        }
        return NegationNormalForm.of(filter);
    }

    private Filter alternatives() {
        if (++depth > DEEPEST) {
            throw Fault.tooLarge("filter-too-large", "the filter is nested deeper than " + DEEPEST)
                    .in(tokens.next().place());
        }
        List<Filter> parts = new ArrayList<>(List.of(conjunction()));
        while (tokens.takeKeyword("OR")) {
            parts.add(conjunction());
        }
        depth--;
        return parts.size() == 1 ? parts.get(0) : new Filter.Or(parts);
    }

    private Filter conjunction() {
        List<Filter> parts = new ArrayList<>(List.of(factor()));
        while (tokens.takeKeyword("AND")) {
            parts.add(factor());
        }
        return parts.size() == 1 ? parts.get(0) : new Filter.And(parts);
    }

    private Filter factor() {
        boolean negated = false;
        while (tokens.takeKeyword("NOT")) {
            negated = !negated;
        }
        return negate(negated, primary());
    }

    private Filter primary() {
        Token first = tokens.next();
        if (first.isSymbol("(") && !isOperandAfter(tokens.closingOf())) {
            tokens.expectSymbol("(");
            Filter inner = alternatives();
            tokens.expectSymbol(")");
            return inner;
        }
        if (tokens.isCall()) {
            String name = first.text().toUpperCase(Locale.ROOT);
            @Nullable SpatialOperator operator = SpatialConditions.find(name).orElse(null);
            if (operator != null || TemporalConditions.NAMES.contains(name)) {
                return function(name, operator);
            }
            if (name.startsWith("A_")) {
                throw Fault.invalid(
                                "unsupported-filter",
                                "filter",
                                first.text(),
                                "no array functions: no property is an array")
                        .in(first.place());
            }
        }
        return predicate(operands.read());
    }

    /** Whether what is closed there is a side of a predicate, as what comes behind it tells. */
    private boolean isOperandAfter(@Nullable Token behind) {
        return behind != null
                && (behind.kind() == Token.Kind.SYMBOL && SIGNS_AFTER_OPERAND.contains(behind.text())
                        || behind.kind() == Token.Kind.WORD
                                && AFTER_OPERAND.contains(behind.text().toUpperCase(Locale.ROOT)));
    }

    private Filter function(String name, @Nullable SpatialOperator operator) {
        String place = tokens.next().place();
        tokens.skip();
        tokens.expectSymbol("(");
        Operand left = operands.read();
        tokens.expectSymbol(",");
        Operand right = operands.read();
        tokens.expectSymbol(")");
        return operator == null
                ? conditions.temporal(name, left, right, place)
                : conditions.spatial(operator, left, right);
    }

    private Filter predicate(Operand left) {
        if (tokens.takeKeyword("IS")) {
            boolean negated = tokens.takeKeyword("NOT");
            tokens.expectKeyword("NULL");
            return negate(negated, conditions.isNull(left));
        }
        boolean negated = tokens.takeKeyword("NOT");
        if (tokens.takeKeyword("BETWEEN")) {
            Operand low = operands.read();
            tokens.expectKeyword("AND");
            return negate(negated, conditions.between(left, low, operands.read(), left.place()));
        }
        if (tokens.takeKeyword("IN")) {
            return negate(negated, conditions.in(left, list(), left.place()));
        }
        if (tokens.takeKeyword("LIKE")) {
            return negate(negated, conditions.like(left, operands.read()));
        }
        if (negated) {
            throw tokens.unexpected("between, in or like");
        }
        boolean isTruth = left instanceof Operand.Value value && value.literal().kind() == Literal.Kind.BOOLEAN;
        if (isTruth && Operators.find(tokens.next().text()).isEmpty()) {
            return Conditions.constant(
                    Boolean.parseBoolean(((Operand.Value) left).literal().text()));
        }
        String place = tokens.next().place();
        Operator operator = operator();
        return conditions.comparison(left, operator, operands.read(), place);
    }

    private static Filter negate(boolean negated, Filter filter) {
        return negated ? new Filter.Not(filter) : filter;
    }

    private Operand.Listed list() {
        String place = tokens.next().place();
        tokens.expectSymbol("(");
        List<Operand> values = new ArrayList<>(List.of(operands.read()));
        while (tokens.takeSymbol(",")) {
            values.add(operands.read());
        }
        tokens.expectSymbol(")");
        return new Operand.Listed(values, place);
    }

    private Operator operator() {
        Token sign = tokens.next();
        Operator operator =
                sign.kind() == Token.Kind.SYMBOL ? Operators.find(sign.text()).orElse(null) : null;
        if (operator == null) {
            throw tokens.unexpected("= <> < <= > >=, between, in, like or is null");
        }
        tokens.skip();
        return operator;
    }
}
