package io.github.abmrules.hubspot.crm;

import java.util.Arrays;
import java.util.Optional;

/** The types of records that are used. */
public enum ObjectType {
    /** A company: an account of the rules. */
    COMPANY("companies", "0-2"),
    /** A person. */
    CONTACT("contacts", "0-1"),
    /** An opportunity. */
    DEAL("deals", "0-3"),
    /** A note on a timeline. */
    NOTE("notes", "0-46"),
    /** A task for a person. */
    TASK("tasks", "0-27"),
    /** A meeting. */
    MEETING("meetings", "0-47"),
    /** An e-mail that was logged. */
    EMAIL("emails", "0-49"),
    /** A call that was logged. */
    CALL("calls", "0-48");

    private final String path;
    private final String typeId;

    ObjectType(String path, String typeId) {
        this.path = path;
        this.typeId = typeId;
    }

    /** The name in paths. */
    public String path() {
        return path;
    }

    /** HubSpot's id of the type. */
    public String typeId() {
        return typeId;
    }

    /** The type with HubSpot's id, when it is one of these. */
    public static Optional<ObjectType> ofTypeId(String typeId) {
        return Arrays.stream(values())
                .filter(type -> type.typeId.equals(typeId))
                .findFirst();
    }
}
