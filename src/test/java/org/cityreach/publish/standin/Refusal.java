package org.cityreach.publish.standin;

/** Ends a request of the stand-in with an answer that is not what was asked for. */
final class Refusal extends RuntimeException {

    private final transient Answer answer;

    Refusal(Answer answer) {
        super("answered " + answer.status(), null, false, false);
        this.answer = answer;
    }

    static Refusal notFound(String what) {
        return new Refusal(Answer.text(404, "No such " + what));
    }

    static Refusal forbidden(String why) {
        return new Refusal(Answer.text(403, why));
    }

    static Refusal failed(String why) {
        return new Refusal(Answer.html(500, why));
    }

    Answer answer() {
        return answer;
    }
}
