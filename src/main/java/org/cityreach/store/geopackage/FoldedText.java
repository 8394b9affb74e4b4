package org.cityreach.store.geopackage;

import java.sql.SQLException;
import org.cityreach.layer.TextFold;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/** An SQL function: a text without case or accents; null of null. */
final class FoldedText extends Function {

    static final String NAME = "cityreach_folded";

    @Override
    protected void xFunc() throws SQLException {
        @Nullable String text = value_text(1);
        if (text == null) {
            result();
        } else {
            result(TextFold.valueOf(value_text(0)).apply(text));
        }
    }
}
