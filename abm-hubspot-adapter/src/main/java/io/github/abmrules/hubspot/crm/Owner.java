package io.github.abmrules.hubspot.crm;

/**
 * A person that owns records.
 *
 * @param id the id that {@code hubspot_owner_id} holds; not that of a user
 * @param email the address; empty when there is none
 * @param name first and last name; empty when there is none
 */
public record Owner(String id, String email, String name) {

    /** The person for people: name, else address, else id. */
    public String display() {
        return !name.isEmpty() ? name : !email.isEmpty() ? email : id;
    }
}
