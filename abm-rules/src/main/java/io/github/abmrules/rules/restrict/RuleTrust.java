package io.github.abmrules.rules.restrict;

/** How far rule files that do not come with the project are trusted. */
public enum RuleTrust {
    /** Rules use the domain's types and verbs and nothing else; whatever else they say is refused unread by the compiler. */
    RESTRICTED,
    /** Rules are code of the host: whatever Java can do, they can. */
    TRUSTED
}
