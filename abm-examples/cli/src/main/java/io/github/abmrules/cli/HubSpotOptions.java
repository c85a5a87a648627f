package io.github.abmrules.cli;

import io.github.abmrules.cli.input.HubSpotConfig;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.failure.AuthenticationException;
import io.github.abmrules.hubspot.failure.HubSpotException;
import io.github.abmrules.hubspot.failure.MissingScopeException;
import io.github.abmrules.hubspot.transport.ApiPaths;
import io.github.abmrules.hubspot.transport.Deadlines;
import io.github.abmrules.hubspot.transport.OAuthTokens;
import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.transport.Timing;
import io.github.abmrules.hubspot.transport.TokenProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which portal, and how it is read. A token is never an option: options are seen by other users. */
final class HubSpotOptions {

    private static final String HUBSPOT = "https://api.hubapi.com";

    static final String TOKEN_VARIABLE = "ABM_HUBSPOT_TOKEN";
    static final String CLIENT_ID_VARIABLE = "ABM_HUBSPOT_CLIENT_ID";
    static final String CLIENT_SECRET_VARIABLE = "ABM_HUBSPOT_CLIENT_SECRET";
    static final String REFRESH_VARIABLE = "ABM_HUBSPOT_REFRESH_TOKEN";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with the access token. Default: the environment variable " + TOKEN_VARIABLE + ".")
    private @Nullable Path tokenFile;

    @Option(
            names = "--refresh-token-file",
            paramLabel = "FILE",
            description =
                    "For an OAuth app: a file with the refresh token, which is replaced when HubSpot gives another one."
                            + " Default: the environment variable " + REFRESH_VARIABLE + ".")
    private @Nullable Path refreshTokenFile;

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = "The id of the OAuth app. Default: the environment variable " + CLIENT_ID_VARIABLE + ".")
    private @Nullable String clientId;

    @Option(
            names = "--client-secret-file",
            paramLabel = "FILE",
            description = "A file with the client secret of the OAuth app. Default: the environment variable "
                    + CLIENT_SECRET_VARIABLE + ".")
    private @Nullable Path clientSecretFile;

    @Option(
            names = "--base-uri",
            paramLabel = "URI",
            description = "Where HubSpot is. Default: https://api.hubapi.com.")
    private @Nullable String baseUri;

    @Option(
            names = "--api-version",
            paramLabel = "VERSION",
            description = "The version of the API, such as 2026-09 or v3. Default: 2026-09.")
    private @Nullable String apiVersion;

    @Option(
            names = "--config",
            paramLabel = "FILE.yaml",
            description = "Which property gives which fact, and what is written: only what differs from the defaults.")
    private @Nullable Path config;

    /** The portal. Calls nothing. */
    HubSpot open(Shell shell, ZoneId zone) {
        URI base = baseUri == null ? null : baseUri(baseUri);
        try {
            HubSpot.Builder builder =
                    HubSpot.builder(tokens(shell, base), shell.clock()).zone(zone);
            if (base != null) {
                builder.baseUri(base);
            }
            if (apiVersion != null) {
                builder.apiVersion(apiVersion);
            }
            if (config != null) {
                HubSpotConfig.of(config, zone).apply(builder);
            }
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new UnusableException(String.valueOf(e.getMessage()));
        }
    }

    /** A fixed token, or those of an OAuth app when there is a refresh token and no other. */
    private TokenProvider tokens(Shell shell, @Nullable URI base) {
        boolean refreshes = refreshTokenFile != null || (isSet(REFRESH_VARIABLE) && !isSet(TOKEN_VARIABLE));
        boolean oauth = tokenFile == null && refreshes;
        if (tokenFile != null && (refreshTokenFile != null || clientId != null || clientSecretFile != null)) {
            throw new UnusableException("--token-file goes without --refresh-token-file, --client-id and"
                    + " --client-secret-file. Maybe the app has only one kind of token?");
        }
        if (!oauth) {
            if (clientId != null || clientSecretFile != null) {
                throw new UnusableException("--client-id and --client-secret-file need a refresh token: neither"
                        + " --refresh-token-file nor the environment variable " + REFRESH_VARIABLE + " gives one.");
            }
            return TokenProvider.fixed(secret(tokenFile, "--token-file", TOKEN_VARIABLE));
        }
        String id = clientId;
        Secret client = id == null ? secret(null, "--client-id", CLIENT_ID_VARIABLE) : Secret.of(() -> id);
        return new OAuthTokens(
                base == null ? URI.create(HUBSPOT) : base,
                new ApiPaths(apiVersion == null ? ApiPaths.CURRENT : apiVersion),
                client,
                secret(clientSecretFile, "--client-secret-file", CLIENT_SECRET_VARIABLE),
                secret(refreshTokenFile, "--refresh-token-file", REFRESH_VARIABLE),
                renewed -> keep(shell, renewed),
                Deadlines.standard(),
                Timing.of(shell.clock()));
    }

    private static boolean isSet(String variable) {
        return !System.getenv().getOrDefault(variable, "").isBlank();
    }

    /** HubSpot gave another refresh token: the old one may end. */
    private void keep(Shell shell, Secret renewed) {
        Path file = refreshTokenFile;
        if (file == null) {
            shell.say(
                    "HubSpot gave a new refresh token, but the old one is of the environment, which cannot be changed. Maybe use"
                            + " --refresh-token-file?");
            return;
        }
        try {
            SecretFile.replace(file, renewed.reveal());
        } catch (IOException e) {
            shell.say("the new refresh token cannot be kept in " + file + ": " + e.getMessage());
        }
    }

    /** A secret of a file or of the environment; there has to be one. */
    static Secret secret(@Nullable Path file, String option, String variable) {
        Map<String, String> environment = System.getenv();
        if (file == null && environment.getOrDefault(variable, "").isBlank()) {
            throw new UnusableException("a secret is missing: neither " + option + " nor the environment variable "
                    + variable + " gives one.");
        }
        Secret secret = file == null ? Secret.fromEnvironment(variable, environment) : Secret.fromFile(file);
        try {
            secret.reveal();
        } catch (IllegalStateException e) {
            throw new UnusableException(String.valueOf(e.getMessage()));
        }
        return secret;
    }

    /** A token must not travel where others can read it. */
    private static URI baseUri(String text) {
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            if (host != null && "https".equals(uri.getScheme())) {
                return uri;
            }
            if (host != null && "http".equals(uri.getScheme()) && isLoopback(host)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Refused below.
        }
        throw new UnusableException("--base-uri \"" + text + "\" must be an https address, or an http address of this"
                + " machine. Maybe https://api.hubapi.com or http://127.0.0.1:8089?");
    }

    private static boolean isLoopback(String host) {
        try {
            return host.equals("localhost")
                    || (host.matches("[0-9.]+|\\[.*]")
                            && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Runs a command; what HubSpot refuses becomes a message and an exit status. */
    static int run(Shell shell, Callable<Integer> work) throws Exception {
        try {
            return work.call();
        } catch (AuthenticationException | MissingScopeException e) {
            throw new UnusableException(String.valueOf(e.getMessage()));
        } catch (HubSpotException e) {
            shell.say("stopped: " + e.getMessage());
            return ExitStatus.INTERRUPTED;
        }
    }
}
