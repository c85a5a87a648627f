package io.github.abmrules.hubspot.check;

import io.github.abmrules.hubspot.check.CheckedItem.State;
import io.github.abmrules.hubspot.crm.Crm;
import io.github.abmrules.hubspot.crm.ObjectType;
import io.github.abmrules.hubspot.crm.PropertyDefinition;
import io.github.abmrules.hubspot.crm.PropertyOption;
import io.github.abmrules.hubspot.failure.AuthenticationException;
import io.github.abmrules.hubspot.failure.HubSpotException;
import io.github.abmrules.hubspot.failure.MissingScopeException;
import io.github.abmrules.hubspot.failure.RefusedException;
import io.github.abmrules.hubspot.read.ReadingSettings;
import io.github.abmrules.hubspot.standing.OwnProperties;
import io.github.abmrules.hubspot.standing.OwnProperty;
import io.github.abmrules.hubspot.transport.ApiPaths;
import io.github.abmrules.hubspot.transport.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out whether a portal has what the adapter needs: a token that works, its scopes, our properties with type and options, and
 * the properties that signals are read from. It changes nothing: whether something may be written is asked by an empty batch, which
 * HubSpot refuses as empty when the scope is there and for the scope when it is not.
 */
public final class PortalCheck {

    private static final String EMPTY_BATCH = "{\"inputs\":[]}";

    private final Crm crm;
    private final ReadingSettings settings;

    /** A check. */
    public PortalCheck(Crm crm, ReadingSettings settings) {
        this.crm = crm;
        this.settings = settings;
    }

    /**
     * What was found, in a fixed order.
     *
     * @throws AuthenticationException when the token does not work at all
     */
    public List<CheckedItem> run() {
        List<CheckedItem> items = new ArrayList<>();
        account(items);
        ApiPaths paths = crm.transport().paths();
        Map<String, Request> reading = new LinkedHashMap<>();
        reading.put("crm.objects.companies.read", page(paths, ObjectType.COMPANY));
        reading.put("crm.objects.contacts.read", page(paths, ObjectType.CONTACT));
        reading.put("crm.objects.deals.read", page(paths, ObjectType.DEAL));
        reading.put("sales-email-read", page(paths, ObjectType.EMAIL));
        reading.put("crm.objects.owners.read", Request.get("Checking owners", paths.owners(1, "")));
        reading.put(
                "crm.objects.companies.write",
                Request.post("Checking companies", paths.batch("companies", "update"), EMPTY_BATCH));
        reading.put(
                "crm.objects.contacts.write",
                Request.post("Checking notes", paths.batch("notes", "create"), EMPTY_BATCH));
        reading.forEach((scope, request) -> items.add(scope(scope, request)));
        properties(items);
        pipelines(items);
        return List.copyOf(items);
    }

    private static Request page(ApiPaths paths, ObjectType type) {
        return Request.get("Checking " + type.path(), paths.page(type.path(), 1, List.of(), ""));
    }

    private void account(List<CheckedItem> items) {
        try {
            String id = crm.schema().portal().id();
            items.add(new CheckedItem("account", id, State.OK, "the token is for the portal " + id));
        } catch (AuthenticationException e) {
            throw e;
        } catch (HubSpotException e) {
            items.add(new CheckedItem("account", "details", State.UNKNOWN, words(e)));
        }
    }

    private CheckedItem scope(String scope, Request request) {
        try {
            crm.transport().send(request);
            return new CheckedItem("scope", scope, State.OK, "granted");
        } catch (MissingScopeException e) {
            return new CheckedItem(
                    "scope", scope, State.MISSING, "not granted. Maybe add it to the app and install it again?");
        } catch (RefusedException e) {
            boolean empty = e.status() == 400 && EMPTY_BATCH.equals(request.body());
            return new CheckedItem("scope", scope, empty ? State.OK : State.UNKNOWN, empty ? "granted" : words(e));
        } catch (AuthenticationException e) {
            throw e;
        } catch (HubSpotException e) {
            return new CheckedItem("scope", scope, State.UNKNOWN, words(e));
        }
    }

    private void properties(List<CheckedItem> items) {
        Map<String, PropertyDefinition> companies;
        Map<String, PropertyDefinition> contacts;
        try {
            companies = crm.schema().properties(ObjectType.COMPANY);
            contacts = crm.schema().properties(ObjectType.CONTACT);
        } catch (HubSpotException e) {
            items.add(new CheckedItem("property", "all", State.UNKNOWN, words(e)));
            return;
        }
        List<OwnProperties.Difference> differences = OwnProperties.differences(companies);
        for (OwnProperty property : OwnProperty.values()) {
            items.add(differences.stream()
                    .filter(each -> each.property() == property)
                    .findFirst()
                    .map(each -> new CheckedItem(
                            "property",
                            property.id(),
                            each.kind() == OwnProperties.Kind.MISSING ? State.MISSING : State.WRONG,
                            each.message()))
                    .orElseGet(() -> new CheckedItem("property", property.id(), State.OK, "as it should be")));
        }
        settings.companySignals().forEach(each -> source(items, "companies", each.property(), companies));
        settings.contactSignals().forEach(each -> source(items, "contacts", each.property(), contacts));
        profile(items, companies);
    }

    private static void source(
            List<CheckedItem> items, String type, String property, Map<String, PropertyDefinition> there) {
        PropertyDefinition found = there.get(property);
        if (found == null) {
            items.add(new CheckedItem(
                    "property",
                    property,
                    State.MISSING,
                    "is no property of " + type
                            + "; it gives no signal. Maybe the portal's edition lacks it, or correct the settings."));
        } else if (!found.type().equals("datetime") && !found.type().equals("date")) {
            items.add(new CheckedItem(
                    "property", property, State.WRONG, "holds a " + found.type() + ", but a signal needs a date"));
        } else {
            items.add(new CheckedItem("property", property, State.OK, "gives a signal"));
        }
    }

    private void profile(List<CheckedItem> items, Map<String, PropertyDefinition> companies) {
        String name = settings.profileProperty();
        PropertyDefinition found = companies.get(name);
        if (name.isEmpty() || found == null) {
            return;
        }
        List<String> known = settings.profileTiers().stream()
                .map(ReadingSettings.TierValue::value)
                .toList();
        List<String> unmapped = found.options().stream()
                .map(PropertyOption::value)
                .filter(option -> !known.contains(option))
                .toList();
        items.add(
                unmapped.isEmpty()
                        ? new CheckedItem("property", name, State.OK, "every option has a tier")
                        : new CheckedItem(
                                "property",
                                name,
                                State.WRONG,
                                "has options without a tier: " + String.join(", ", unmapped)
                                        + ". Maybe add them to profile_tiers?"));
    }

    private void pipelines(List<CheckedItem> items) {
        try {
            int stages = crm.schema().dealPipelines().stream()
                    .mapToInt(pipeline -> pipeline.stages().size())
                    .sum();
            items.add(new CheckedItem(
                    "pipeline", "deals", stages > 0 ? State.OK : State.MISSING, stages + " stages of deals"));
        } catch (HubSpotException e) {
            items.add(new CheckedItem("pipeline", "deals", State.UNKNOWN, words(e)));
        }
    }

    private static String words(HubSpotException e) {
        return String.valueOf(e.getMessage());
    }
}
