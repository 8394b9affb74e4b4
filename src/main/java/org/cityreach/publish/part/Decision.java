package org.cityreach.publish.part;

import org.cityreach.analysis.Note;
import org.cityreach.publish.Action;

/**
 * What is to become of one thing, and why. The code of the reason tells a part which write it needs.
 */
public record Decision(Action action, Note why) {

    static Decision of(Action action, String code, String zh, String en) {
        return new Decision(action, Note.of(code, zh, en));
    }

    /** It is as it should be. */
    static Decision right() {
        return of(Action.KEEP, "right", "与本系统一致", "as it is here");
    }

    public boolean isRight() {
        return action == Action.KEEP;
    }

    boolean is(String code) {
        return why.code().equals(code);
    }
}
