package org.cityreach.layer.cql;

import java.util.Locale;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Term;
import org.cityreach.layer.TextFold;

/**
 * Reads what stands on the sides of a predicate: sums bind weakest, then products, then powers. Not safe for use by
 * many threads.
 */
final class OperandText {

    private static final int DEEPEST = 50;
    private static final Set<String> KEYWORDS =
            Set.of("AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", "IS", "NULL", "TRUE", "FALSE");
    private static final String VALUE = "a property or a value: 'text', 12.5, true, DATE('2026-01-31'),"
            + " TIMESTAMP('2026-01-31T08:00:00Z'), INTERVAL('2026-01-01', '..'), CASEI(…), ACCENTI(…), POINT(119.9 31.7)";

    private final TokenReader tokens;
    private final ShapeText shapes;
    private int depth;

    OperandText(TokenReader tokens, Crs filterCrs) {
        this.tokens = tokens;
        this.shapes = new ShapeText(tokens, filterCrs);
    }

    Operand read() {
        if (++depth > DEEPEST) {
            throw Fault.tooLarge("filter-too-large", "the filter is nested deeper than " + DEEPEST)
                    .in(tokens.next().place());
        }
        Operand left = product();
        while (tokens.next().isSymbol("+") || tokens.next().isSymbol("-")) {
            Token sign = tokens.next();
            tokens.skip();
            left = new Operand.Sum(
                    sign.isSymbol("+") ? Term.Operation.ADD : Term.Operation.SUBTRACT, left, product(), sign.place());
        }
        depth--;
        return left;
    }

    private Operand product() {
        Operand left = power();
        while (true) {
            Token sign = tokens.next();
            Term.Operation operation = sign.isSymbol("*")
                    ? Term.Operation.MULTIPLY
                    : sign.isSymbol("/")
                            ? Term.Operation.DIVIDE
                            : sign.isSymbol("%")
                                    ? Term.Operation.REMAINDER
                                    : sign.isKeyword("DIV") ? Term.Operation.WHOLE_QUOTIENT : null;
            if (operation == null) {
                return left;
            }
            tokens.skip();
            left = new Operand.Sum(operation, left, power(), sign.place());
        }
    }

    private Operand power() {
        Operand base = factor();
        Token sign = tokens.next();
        if (!tokens.takeSymbol("^")) {
            return base;
        }
        return new Operand.Sum(Term.Operation.POWER, base, factor(), sign.place());
    }

    private Operand factor() {
        Token sign = tokens.next();
        if (tokens.takeSymbol("-")) {
            if (tokens.next().kind() == Token.Kind.NUMBER) {
                return number("-");
            }
            Operand minusOne = new Operand.Value(new Literal(Literal.Kind.NUMBER, "-1"), sign.place());
            return new Operand.Sum(Term.Operation.MULTIPLY, minusOne, factorWithoutSign(), sign.place());
        }
        if (tokens.takeSymbol("+") && tokens.next().kind() != Token.Kind.NUMBER) {
            throw tokens.unexpected(VALUE);
        }
        return factorWithoutSign();
    }

    private Operand factorWithoutSign() {
        if (tokens.takeSymbol("(")) {
            Operand inner = read();
            tokens.expectSymbol(")");
            return inner;
        }
        Token token = tokens.next();
        if (tokens.isCall()) {
            return call(token);
        }
        if (token.kind() == Token.Kind.NUMBER) {
            return number("");
        }
        if (token.kind() == Token.Kind.STRING) {
            tokens.skip();
            return new Operand.Value(new Literal(Literal.Kind.STRING, token.text()), token.place());
        }
        if (token.isKeyword("TRUE") || token.isKeyword("FALSE")) {
            tokens.skip();
            return new Operand.Value(new Literal(Literal.Kind.BOOLEAN, token.text()), token.place());
        }
        boolean isName = token.kind() == Token.Kind.QUOTED_NAME
                || token.kind() == Token.Kind.WORD
                        && !KEYWORDS.contains(token.text().toUpperCase(Locale.ROOT));
        if (!isName) {
            throw tokens.unexpected(VALUE);
        }
        tokens.skip();
        return new Operand.Name(token.text(), token.place());
    }

    private Operand number(String sign) {
        Token token = tokens.next();
        tokens.skip();
        return new Operand.Value(new Literal(Literal.Kind.NUMBER, sign + token.text()), token.place());
    }

    private Operand call(Token name) {
        return switch (name.text().toUpperCase(Locale.ROOT)) {
            case "DATE" -> instant(Literal.Kind.DATE);
            case "TIMESTAMP" -> instant(Literal.Kind.TIMESTAMP);
            case "INTERVAL" -> interval();
            case "CASEI" -> fold(TextFold.CASE);
            case "ACCENTI" -> fold(TextFold.ACCENT);
            default -> {
                if (!ShapeText.isShape(name)) {
                    throw tokens.unexpected(VALUE);
                }
                yield new Operand.Shape(shapes.read(), name.place());
            }
        };
    }

    private Operand instant(Literal.Kind kind) {
        tokens.skip();
        tokens.expectSymbol("(");
        String place = tokens.next().place();
        String text = tokens.takeString("a date or time in single quotes");
        tokens.expectSymbol(")");
        return new Operand.Value(new Literal(kind, text), place);
    }

    private Operand interval() {
        String place = tokens.next().place();
        tokens.skip();
        tokens.expectSymbol("(");
        Operand start = factorWithoutSign();
        tokens.expectSymbol(",");
        Operand end = factorWithoutSign();
        tokens.expectSymbol(")");
        return new Operand.Interval(start, end, place);
    }

    private Operand fold(TextFold fold) {
        String place = tokens.next().place();
        tokens.skip();
        tokens.expectSymbol("(");
        Operand text = read();
        tokens.expectSymbol(")");
        return new Operand.Fold(fold, text, place);
    }
}
