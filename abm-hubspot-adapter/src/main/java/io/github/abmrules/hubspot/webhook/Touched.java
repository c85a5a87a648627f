package io.github.abmrules.hubspot.webhook;

import io.github.abmrules.hubspot.crm.Association;
import io.github.abmrules.hubspot.crm.Crm;
import io.github.abmrules.hubspot.crm.ObjectType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A record that changed.
 *
 * @param type a company, a contact or a deal
 * @param id the record
 */
public record Touched(ObjectType type, String id) {

    /** The companies to look at again: those that changed, and those that changed records belong to. */
    public static Set<String> companies(Crm crm, Collection<Touched> touched) {
        Map<ObjectType, Set<String>> ids = new EnumMap<>(ObjectType.class);
        touched.forEach(each ->
                ids.computeIfAbsent(each.type(), type -> new TreeSet<>()).add(each.id()));
        Set<String> companies = new TreeSet<>();
        ids.forEach((type, records) -> {
            if (type == ObjectType.COMPANY) {
                companies.addAll(records);
            } else {
                for (List<Association> links :
                        crm.associations().of(type, records, ObjectType.COMPANY).values()) {
                    links.forEach(link -> companies.add(link.toId()));
                }
            }
        });
        return companies;
    }
}
