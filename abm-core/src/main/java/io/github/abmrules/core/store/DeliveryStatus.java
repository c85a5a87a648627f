package io.github.abmrules.core.store;

/** Where a delivery stands. */
public enum DeliveryStatus {
    /** It is to be sent. */
    WAITING,
    /** It was taken. */
    DELIVERED,
    /** It was refused too often, and a person has to look. */
    PARKED
}
