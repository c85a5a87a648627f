package io.github.abmrules.core.playbook;

/** How far tools carry a skill. */
public enum SkillClass {
    /** Tools can carry it out from end to end. */
    EXECUTION_CAPABLE,
    /** Tools inform it, and people carry it out. */
    CONTEXT_AWARE,
    /** It is knowledge that guides people; it calls no tool. */
    KNOWLEDGE_ONLY
}
