package io.github.abmrules.cli;

import io.github.abmrules.cli.input.HubSpotConfig;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.hubspot.HubSpot;
import io.github.abmrules.hubspot.failure.AuthenticationException;
import io.github.abmrules.hubspot.failure.HubSpotException;
import io.github.abmrules.hubspot.failure.MissingScopeException;
import io.github.abmrules.hubspot.transport.Secret;
import io.github.abmrules.hubspot.transport.TokenProvider;
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

    static final String TOKEN_VARIABLE = "ABM_HUBSPOT_TOKEN";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with the access token. Default: the environment variable " + TOKEN_VARIABLE + ".")
    private @Nullable Path tokenFile;

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
        Secret token = secret(tokenFile, "--token-file", TOKEN_VARIABLE);
        HubSpot.Builder builder =
                HubSpot.builder(TokenProvider.fixed(token), shell.clock()).zone(zone);
        if (baseUri != null) {
            builder.baseUri(baseUri(baseUri));
        }
        try {
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
