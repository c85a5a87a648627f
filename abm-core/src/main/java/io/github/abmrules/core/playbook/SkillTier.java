package io.github.abmrules.core.playbook;

/** Where a skill stands in the playbook's inventory, from the ground up. */
public enum SkillTier {
    /** Tier 1: what everything rests on. */
    FOUNDATION("1"),
    /** Tier 2: what to say, when and why. */
    STRATEGIC("2"),
    /** Tier 3: channels. */
    CHANNEL_EXECUTION("3"),
    /** Tier 3b: the parts of account-based marketing. */
    ABM_SUB_SKILL("3b"),
    /** Tier 4: tactics. */
    TACTICAL("4"),
    /** Tier 5: search, and discovery by language models. */
    SEO_AND_AI_DISCOVERY("5");

    private final String number;

    SkillTier(String number) {
        this.number = number;
    }

    /** The number that the inventory gives it, such as {@code 3b}. */
    public String number() {
        return number;
    }
}
