package io.github.abmrules.hubspot.transport;

/**
 * Gives the bearer token of a call: that of a private app, a service key, or OAuth ({@link OAuthTokens}). Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface TokenProvider {

    /** The token to send now. May block while it is fetched. */
    Secret token();

    /**
     * HubSpot refused a token with 401.
     *
     * @param refused its value, so that a token that was replaced meanwhile is not replaced again
     * @return whether another one can be tried
     */
    default boolean refused(String refused) {
        return false;
    }

    /** Always the same token. */
    static TokenProvider fixed(Secret token) {
        return () -> token;
    }
}
