package org.cityreach.layer.cql;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.fault.Fault;

/** Cuts a CQL2 text into tokens. Not safe for use by many threads. */
final class Lexer {

    private static final char BELL = 7;
    /** Letters that stand for the control characters from the bell to the carriage return. */
    private static final String ESCAPES = "abtnvfr";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /** All tokens; the last is the end. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.skipBlanks()) {
            lexer.readToken();
        }
        lexer.tokens.add(new Token(Token.Kind.END, "", text.length()));
        return lexer.tokens;
    }

    private boolean skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position < text.length();
    }

    private void readToken() {
        int first = text.codePointAt(position);
        if (Character.isLetter(first) || first == '_') {
            readWord();
        } else if (first == '\'') {
            readQuoted('\'', Token.Kind.STRING);
        } else if (first == '"') {
            readQuoted('"', Token.Kind.QUOTED_NAME);
        } else if (isDigit(position) || first == '.' && isDigit(position + 1)) {
            readNumber();
        } else {
            readSymbol();
        }
    }

    private void readWord() {
        int start = position;
        while (position < text.length() && isWordPart(text.codePointAt(position))) {
            position += Character.charCount(text.codePointAt(position));
        }
        tokens.add(new Token(Token.Kind.WORD, text.substring(start, position), start));
    }

    private static boolean isWordPart(int point) {
        return Character.isLetterOrDigit(point) || point == '_';
    }

    /**
     * A doubled quote stands for itself; in strings so does one after a backslash, and letters after a backslash stand
     * for control characters. Any other backslash stays, as patterns have a use for it.
     */
    private void readQuoted(char quote, Token.Kind kind) {
        int start = position++;
        StringBuilder content = new StringBuilder();
        while (position < text.length()) {
            char next = text.charAt(position++);
            boolean more = position < text.length();
            if (next == quote) {
                if (!more || text.charAt(position) != quote) {
                    tokens.add(new Token(kind, content.toString(), start));
                    return;
                }
                position++;
            } else if (next == '\\' && kind == Token.Kind.STRING && more) {
                content.append(escaped(text.charAt(position++)));
                continue;
            }
            content.append(next);
        }
        throw Fault.invalid("invalid-filter", "filter", text.substring(start), "a closing " + quote)
                .in("character " + (start + 1));
    }

    private static String escaped(char letter) {
        int control = ESCAPES.indexOf(letter);
        if (control >= 0) {
            return String.valueOf((char) (BELL + control));
        }
        return letter == '\'' ? "'" : "\\" + letter;
    }

    private void readNumber() {
        int start = position;
        skipDigits();
        if (position < text.length() && text.charAt(position) == '.') {
            position++;
            skipDigits();
        }
        if (position < text.length() && "eE".indexOf(text.charAt(position)) >= 0) {
            int sign = position + 1 < text.length() && "+-".indexOf(text.charAt(position + 1)) >= 0 ? 1 : 0;
            if (isDigit(position + 1 + sign)) {
                position += 1 + sign;
                skipDigits();
            }
        }
        tokens.add(new Token(Token.Kind.NUMBER, text.substring(start, position), start));
    }

    private void skipDigits() {
        while (isDigit(position)) {
            position++;
        }
    }

    private boolean isDigit(int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private void readSymbol() {
        for (String symbol : List.of("<>", "<=", ">=", "=", "<", ">", "(", ")", ",", "-", "+", "*", "/", "%", "^")) {
            if (text.startsWith(symbol, position)) {
                tokens.add(new Token(Token.Kind.SYMBOL, symbol, position));
                position += symbol.length();
                return;
            }
        }
        throw Fault.invalid(
                        "invalid-filter",
                        "filter",
                        text.substring(position),
                        "CQL2: names, strings in single quotes, numbers, = <> < <= > >=, + - * / % ^, and, or, not, in,"
                                + " between, like, is null, functions")
                .in("character " + (position + 1));
    }
}
