package io.github.abmrules.hubspot.transport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Every path of HubSpot's API that is used, for one version of it. Immutable and thread-safe. */
public final class ApiPaths {

    /** The version unless said otherwise. */
    public static final String CURRENT = "2026-09";

    private static final Pattern DATED = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");

    private final String version;
    private final boolean dated;

    /**
     * The paths of a version.
     *
     * @param version a date such as {@code 2026-09}, or {@code v3}
     * @throws IllegalArgumentException when it is neither
     */
    public ApiPaths(String version) {
        this.dated = DATED.matcher(version).matches();
        if (!dated && !version.equals("v3")) {
            throw new IllegalArgumentException("The API version is \"" + version + "\", but allowed are dates such as "
                    + CURRENT + ", and v3. Maybe \"" + CURRENT + "\"?");
        }
        this.version = version;
    }

    /** The version. */
    public String version() {
        return version;
    }

    /** Records of a type. */
    public String objects(String type) {
        return dated ? "/crm/objects/" + version + "/" + type : "/crm/v3/objects/" + type;
    }

    /** A page of records of a type. */
    public String page(String type, int limit, List<String> properties, String after) {
        return objects(type) + "?limit=" + limit
                + (properties.isEmpty() ? "" : "&properties=" + encode(String.join(",", properties)))
                + (after.isEmpty() ? "" : "&after=" + encode(after)) + "&archived=false";
    }

    /** One record. */
    public String object(String type, String id, List<String> properties) {
        return objects(type) + "/" + encode(id)
                + (properties.isEmpty() ? "" : "?properties=" + encode(String.join(",", properties)));
    }

    /** The search for records of a type. */
    public String search(String type) {
        return objects(type) + "/search";
    }

    /** Several records at once; {@code action} is read, create or update. */
    public String batch(String type, String action) {
        return objects(type) + "/batch/" + action;
    }

    /** Associations of several records at once; {@code action} is read or create. */
    public String associations(String from, String to, String action) {
        return (dated ? "/crm/associations/" + version : "/crm/v4/associations") + "/" + from + "/" + to + "/batch/"
                + action;
    }

    /** Properties of a type. */
    public String properties(String type) {
        return dated ? "/crm/properties/" + version + "/" + type : "/crm/v3/properties/" + type;
    }

    /** Several properties of a type, to be created. */
    public String propertyBatch(String type) {
        return properties(type) + "/batch/create";
    }

    /** One property of a type. */
    public String property(String type, String name) {
        return properties(type) + "/" + encode(name);
    }

    /** Pipelines of deals. */
    public String dealPipelines() {
        return dated ? "/crm/pipelines/" + version + "/deals" : "/crm/v3/pipelines/deals";
    }

    /** A page of owners. */
    public String owners(int limit, String after) {
        return (dated ? "/crm/owners/" + version : "/crm/v3/owners") + "?limit=" + limit
                + (after.isEmpty() ? "" : "&after=" + encode(after));
    }

    /** What the portal is. */
    public String accountDetails() {
        return "/account-info/" + version + "/details";
    }

    /** Where OAuth tokens come from. */
    public String oauthToken() {
        return dated ? "/oauth/" + version + "/token" : "/oauth/v1/token";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
