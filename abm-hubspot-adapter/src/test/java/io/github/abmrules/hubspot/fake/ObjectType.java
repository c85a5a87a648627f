package io.github.abmrules.hubspot.fake;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of records that the fake keeps. */
public enum ObjectType {
    COMPANIES("company", "0-2", "crm.objects.companies.read", "crm.objects.companies.write"),
    CONTACTS("contact", "0-1", "crm.objects.contacts.read", "crm.objects.contacts.write"),
    DEALS("deal", "0-3", "crm.objects.deals.read", "crm.objects.deals.write"),
    NOTES("note", "0-46", "crm.objects.contacts.read", "crm.objects.contacts.write"),
    TASKS("task", "0-27", "crm.objects.contacts.read", "crm.objects.contacts.write"),
    MEETINGS("meeting", "0-47", "crm.objects.contacts.read", "crm.objects.contacts.write"),
    EMAILS("email", "0-49", "sales-email-read", "crm.objects.contacts.write"),
    CALLS("call", "0-48", "crm.objects.contacts.read", "crm.objects.contacts.write");

    private final String singular;
    private final String typeId;
    private final String readScope;
    private final String writeScope;

    ObjectType(String singular, String typeId, String readScope, String writeScope) {
        this.singular = singular;
        this.typeId = typeId;
        this.readScope = readScope;
        this.writeScope = writeScope;
    }

    /** The name in paths, such as companies. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of one, such as company. */
    public String singular() {
        return singular;
    }

    /** The id of the type, such as 0-2. */
    public String typeId() {
        return typeId;
    }

    String readScope() {
        return readScope;
    }

    String writeScope() {
        return writeScope;
    }

    /** The property that holds the last change. */
    String modifiedProperty() {
        return this == CONTACTS ? "lastmodifieddate" : "hs_lastmodifieddate";
    }

    /** The property that holds the creation. */
    String createdProperty() {
        return this == COMPANIES || this == CONTACTS || this == DEALS ? "createdate" : "hs_createdate";
    }

    /** By its name in paths, its name in the singular, or its id. */
    static @Nullable ObjectType of(String name) {
        for (ObjectType type : values()) {
            if (type.path().equals(name) || type.singular.equals(name) || type.typeId.equals(name)) {
                return type;
            }
        }
        return null;
    }
}
