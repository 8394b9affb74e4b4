package org.cityreach.layer.cql;

/**
 * A word of a CQL2 text.
 *
 * @param text a name or string without its quotes, else as written
 * @param at where it starts, characters from 0
 */
record Token(Kind kind, String text, int at) {

    enum Kind {
        /** A bare word: a keyword or a property name. */
        WORD,
        /** A property name in double quotes. */
        QUOTED_NAME,
        STRING,
        NUMBER,
        SYMBOL,
        END
    }

    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    /** As faults name it. */
    String place() {
        return "character " + (at + 1);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }
}
