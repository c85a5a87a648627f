package io.github.abmrules.hubspot.fake;

/** Somebody whom records belong to. The id of the owner is not that of the user. */
record Owner(String id, long userId, String email, String firstName, String lastName) {}
