package org.cityreach.layer.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.Layer;

/**
 * Reads CQL2 text by recursive descent: {@code or} binds weakest, then {@code and}, then {@code not}.
 * Source: OGC 21-065r2, annex B, the parts named in {@link org.cityreach.layer.FilterParser}. Not safe for
 * use by many threads.
 */
public final class CqlText {

    private static final int LONGEST_TEXT = 50_000;
    private static final int DEEPEST = 50;
    private static final Set<String> KEYWORDS =
            Set.of("AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", "IS", "NULL", "TRUE", "FALSE");

    private final List<Token> tokens;
    private final Conditions conditions;
    private int position;
    private int depth;

    private CqlText(String text, Layer layer) {
        this.tokens = Lexer.tokens(text);
        this.conditions = new Conditions(layer);
    }

    public static Filter parse(String text, Layer layer) {
        if (text.length() > LONGEST_TEXT) {
            throw Fault.tooLarge("filter-too-large", "the filter has more than " + LONGEST_TEXT + " characters");
        }
        CqlText parser = new CqlText(text, layer);
        Filter filter = parser.alternatives();
        if (parser.next().kind() != Token.Kind.END) {
            throw parser.unexpected("and, or, or the end");
        }
        return NegationNormalForm.of(filter);
    }

    private Filter alternatives() {
        if (++depth > DEEPEST) {
            throw Fault.tooLarge("filter-too-large", "the filter is nested deeper than " + DEEPEST);
        }
        List<Filter> parts = new ArrayList<>(List.of(conjunction()));
        while (takeKeyword("OR")) {
            parts.add(conjunction());
        }
        depth--;
        return parts.size() == 1 ? parts.get(0) : new Filter.Or(parts);
    }

    private Filter conjunction() {
        List<Filter> parts = new ArrayList<>(List.of(factor()));
        while (takeKeyword("AND")) {
            parts.add(factor());
        }
        return parts.size() == 1 ? parts.get(0) : new Filter.And(parts);
    }

    private Filter factor() {
        boolean negated = false;
        while (takeKeyword("NOT")) {
            negated = !negated;
        }
        Filter filter = primary();
        return negated ? new Filter.Not(filter) : filter;
    }

    private Filter primary() {
        if (takeSymbol("(")) {
            Filter inner = alternatives();
            expectSymbol(")");
            return inner;
        }
        if (isName(next())) {
            return predicate(nameHere());
        }
        Literal literal = literal();
        boolean aloneOnItsSide = Operators.find(next().text()).isEmpty();
        if (literal.kind() == Literal.Kind.BOOLEAN && aloneOnItsSide) {
            List<Filter> none = List.of();
            return Boolean.parseBoolean(literal.text()) ? new Filter.And(none) : new Filter.Or(none);
        }
        Operator operator = operator();
        return conditions.comparison(name(), Operators.mirrored(operator), literal);
    }

    private Filter predicate(String name) {
        if (takeKeyword("IS")) {
            boolean negated = takeKeyword("NOT");
            expectKeyword("NULL");
            return negate(negated, conditions.isNull(name));
        }
        boolean negated = takeKeyword("NOT");
        if (takeKeyword("BETWEEN")) {
            Literal low = literal();
            expectKeyword("AND");
            return negate(negated, conditions.between(name, low, literal()));
        }
        if (takeKeyword("IN")) {
            return negate(negated, conditions.in(name, list()));
        }
        if (takeKeyword("LIKE")) {
            return negate(negated, conditions.like(name, string("a pattern in single quotes")));
        }
        if (negated) {
            throw unexpected("between, in or like");
        }
        Operator operator = operator();
        return conditions.comparison(name, operator, literal());
    }

    private static Filter negate(boolean negated, Filter filter) {
        return negated ? new Filter.Not(filter) : filter;
    }

    private List<Literal> list() {
        expectSymbol("(");
        List<Literal> values = new ArrayList<>(List.of(literal()));
        while (takeSymbol(",")) {
            values.add(literal());
        }
        expectSymbol(")");
        return values;
    }

    private Operator operator() {
        Token sign = next();
        Operator operator =
                sign.kind() == Token.Kind.SYMBOL ? Operators.find(sign.text()).orElse(null) : null;
        if (operator == null) {
            throw unexpected("= <> < <= > >=, between, in, like or is null");
        }
        position++;
        return operator;
    }

    private Literal literal() {
        Token token = next();
        if (token.isKeyword("DATE") || token.isKeyword("TIMESTAMP")) {
            return instant(token.isKeyword("DATE") ? Literal.Kind.DATE : Literal.Kind.TIMESTAMP);
        }
        if (token.isKeyword("TRUE") || token.isKeyword("FALSE")) {
            position++;
            return new Literal(Literal.Kind.BOOLEAN, token.text());
        }
        if (token.kind() == Token.Kind.STRING) {
            position++;
            return new Literal(Literal.Kind.STRING, token.text());
        }
        String sign = takeSymbol("-") ? "-" : "";
        if (sign.isEmpty()) {
            takeSymbol("+");
        }
        if (next().kind() != Token.Kind.NUMBER) {
            throw unexpected("a value: 'text', 12.5, true, DATE('2026-01-31'), TIMESTAMP('2026-01-31T08:00:00Z')");
        }
        return new Literal(Literal.Kind.NUMBER, sign + tokens.get(position++).text());
    }

    private Literal instant(Literal.Kind kind) {
        position++;
        expectSymbol("(");
        String text = string("a date or time in single quotes");
        expectSymbol(")");
        return new Literal(kind, text);
    }

    private String string(String expected) {
        if (next().kind() != Token.Kind.STRING) {
            throw unexpected(expected);
        }
        return tokens.get(position++).text();
    }

    private String name() {
        if (!isName(next())) {
            throw unexpected("a property name");
        }
        return nameHere();
    }

    private String nameHere() {
        return tokens.get(position++).text();
    }

    /** A function call is no name, so that it is refused with what is allowed instead of as a property. */
    private boolean isName(Token token) {
        boolean bare = token.kind() == Token.Kind.WORD
                && !KEYWORDS.contains(token.text().toUpperCase(Locale.ROOT));
        boolean called = bare && tokens.get(position + 1).isSymbol("(");
        return token.kind() == Token.Kind.QUOTED_NAME || bare && !called;
    }

    private Token next() {
        return tokens.get(position);
    }

    private boolean takeKeyword(String keyword) {
        boolean found = next().isKeyword(keyword);
        position += found ? 1 : 0;
        return found;
    }

    private boolean takeSymbol(String symbol) {
        boolean found = next().isSymbol(symbol);
        position += found ? 1 : 0;
        return found;
    }

    private void expectKeyword(String keyword) {
        if (!takeKeyword(keyword)) {
            throw unexpected(keyword);
        }
    }

    private void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw unexpected(symbol);
        }
    }

    private Fault unexpected(String expected) {
        Token token = next();
        String found = token.kind() == Token.Kind.END ? "the end" : token.text();
        return Fault.invalid("invalid-filter", "filter", found + " at character " + (token.at() + 1), expected);
    }
}
