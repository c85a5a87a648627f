package io.github.abmrules.core.programme;

import java.util.Locale;

/** The four questions that the playbook asks of every account, in its order. They explain a decision, they do not make it. */
public enum SegmentationQuestion {
    /** Did it engage with us? */
    ENGAGED,
    /** Is there evidence of a challenge that we solve? */
    CHALLENGE,
    /** Is the need validated with the buying committee? */
    VALIDATED_NEED,
    /** Are there strong buying signals? */
    BUYING_SIGNALS;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The key in JSON: the name in lower case. */
    public String id() {
        return id;
    }
}
