package io.github.abmrules.core.json;

import io.github.abmrules.core.account.Contact;

/** The JSON of a {@link Contact}. */
final class ContactShape extends Shape<Contact> {

    private final Field<String> contactId = required("contact_id", Kind.id());
    private final Field<String> role = optional("role", Kind.text());
    private final Field<Boolean> buyingCommittee = optional("buying_committee", Kind.bool());

    @Override
    Contact build(Slots slots) {
        return new Contact(slots.get(contactId), slots.find(role), slots.or(buyingCommittee, false));
    }
}
