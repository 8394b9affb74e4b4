package org.cityreach.layer.cql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/** Goes through the tokens of a text. Not safe for use by many threads. */
final class TokenReader {

    private static final int NOWHERE = -1;

    private final List<Token> tokens;
    /** For each opening parenthesis where the token behind the closing one is. */
    private final int[] behind;

    private int position;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
        this.behind = new int[tokens.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < behind.length; i++) {
            behind[i] = NOWHERE;
            if (tokens.get(i).isSymbol("(")) {
                open.push(i);
            } else if (tokens.get(i).isSymbol(")") && !open.isEmpty()) {
                behind[open.pop()] = i + 1;
            }
        }
    }

    Token next() {
        return tokens.get(position);
    }

    void skip() {
        position++;
    }

    /** Where the next token is a parenthesis, the token behind the one that closes it; null where none does. */
    @Nullable
    Token closingOf() {
        return behind[position] == NOWHERE ? null : tokens.get(behind[position]);
    }

    /** Whether a bare word with a parenthesis comes next, or one with the Z of heights between. */
    boolean isCall() {
        if (next().kind() != Token.Kind.WORD) {
            return false;
        }
        int between = tokens.get(position + 1).isKeyword("Z") ? 1 : 0;
        return tokens.get(position + 1 + between).isSymbol("(");
    }

    boolean takeKeyword(String keyword) {
        boolean found = next().isKeyword(keyword);
        position += found ? 1 : 0;
        return found;
    }

    boolean takeSymbol(String symbol) {
        boolean found = next().isSymbol(symbol);
        position += found ? 1 : 0;
        return found;
    }

    void expectKeyword(String keyword) {
        if (!takeKeyword(keyword)) {
            throw unexpected(keyword);
        }
    }

    void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw unexpected(symbol);
        }
    }

    String takeString(String expected) {
        if (next().kind() != Token.Kind.STRING) {
            throw unexpected(expected);
        }
        return tokens.get(position++).text();
    }

    Fault unexpected(String expected) {
        Token token = next();
        String found = token.kind() == Token.Kind.END ? "the end" : token.text();
        return Fault.invalid("invalid-filter", "filter", found, expected).in(token.place());
    }
}
