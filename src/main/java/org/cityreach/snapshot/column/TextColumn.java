package org.cityreach.snapshot.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.cityreach.layer.Filter.Operator;
import org.jspecify.annotations.Nullable;

/**
 * Texts. As long as few differ they are numbers into a list of the different ones; when they turn out to
 * differ mostly, every row has its own.
 */
final class TextColumn implements Column {

    /** How many different texts are worth a list. */
    private static final int MOST_DIFFERENT = 1 << 16;

    private static final int NONE = -1;

    private final Map<String, Integer> codeByText = new HashMap<>();
    private final PackedText texts = new PackedText();
    /** Text number by row; in the packed form rows without text alone matter. */
    private int[] codes = new int[16];

    private String[] dictionary = {};
    private boolean isDictionary = true;
    private int size;

    @Override
    public void add(@Nullable Object value) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, size + (size >> 1));
        }
        codes[size++] = value == null ? NONE : code((String) value);
    }

    private int code(String text) {
        if (isDictionary) {
            Integer known = codeByText.get(text);
            if (known != null) {
                return known;
            }
            if (texts.size() < MOST_DIFFERENT) {
                codeByText.put(text, texts.size());
            } else {
                isDictionary = false;
                codeByText.clear();
            }
        }
        texts.add(text);
        return texts.size() - 1;
    }

    @Override
    public void trim() {
        codes = Arrays.copyOf(codes, size);
        texts.trimmed();
        if (isDictionary) {
            dictionary = new String[texts.size()];
            codeByText.forEach((text, code) -> dictionary[code] = text);
        }
        codeByText.clear();
    }

    @Override
    public @Nullable Object value(int row) {
        int code = codes[row];
        if (code == NONE) {
            return null;
        }
        return isDictionary ? dictionary[code] : texts.get(code);
    }

    @Override
    public double number(int row) {
        throw new IllegalArgumentException("a text property is no number");
    }

    @Override
    public boolean isNull(int row) {
        return codes[row] == NONE;
    }

    @Override
    public IntPredicate comparison(Operator operator, Object value) {
        byte[] other = ((String) value).getBytes(StandardCharsets.UTF_8);
        return matching(code -> Column.holds(operator, texts.compare(code, other)));
    }

    /** Which rows have a text that the test passes; for few different texts each is tested once. */
    IntPredicate matchingText(Predicate<String> test) {
        return matching(code -> test.test(isDictionary ? dictionary[code] : texts.get(code)));
    }

    private IntPredicate matching(IntPredicate test) {
        if (!isDictionary) {
            return row -> codes[row] != NONE && test.test(codes[row]);
        }
        BitSet passing = new BitSet(dictionary.length);
        for (int code = 0; code < dictionary.length; code++) {
            passing.set(code, test.test(code));
        }
        return row -> codes[row] != NONE && passing.get(codes[row]);
    }
}
