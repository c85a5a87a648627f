package io.github.abmrules.core.programme;

import java.util.List;

/**
 * The answers to the four segmentation questions.
 *
 * @param engaged did it engage with us?
 * @param challenge is there evidence of a challenge that we solve?
 * @param validatedNeed is the need validated with the buying committee?
 * @param buyingSignals are there strong buying signals?
 */
public record Segmentation(Answer engaged, Answer challenge, Answer validatedNeed, Answer buyingSignals) {

    /**
     * An answer with the facts that give it.
     *
     * @param answer yes or no
     * @param facts what it rests on, sorted; empty for a no
     */
    public record Answer(boolean answer, List<String> facts) {

        /** No, for want of facts. */
        public static final Answer NO = new Answer(false, List.of());

        /** Copies the facts. */
        public Answer {
            facts = List.copyOf(facts);
        }
    }

    /** The answer to a question. */
    public Answer answer(SegmentationQuestion question) {
        return switch (question) {
            case ENGAGED -> engaged;
            case CHALLENGE -> challenge;
            case VALIDATED_NEED -> validatedNeed;
            case BUYING_SIGNALS -> buyingSignals;
        };
    }
}
