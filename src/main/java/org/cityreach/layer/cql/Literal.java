package org.cityreach.layer.cql;

/** A literal as written, before it meets the property it is compared with. */
record Literal(Kind kind, String text) {

    enum Kind {
        STRING("a string"),
        NUMBER("a number"),
        BOOLEAN("a boolean"),
        DATE("a date"),
        TIMESTAMP("a timestamp");

        private final String phrase;

        Kind(String phrase) {
            this.phrase = phrase;
        }

        String phrase() {
            return phrase;
        }
    }
}
