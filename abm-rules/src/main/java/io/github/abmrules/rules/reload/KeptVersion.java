package io.github.abmrules.rules.reload;

import java.time.Instant;

/**
 * An earlier version that is still compiled, so that it can be returned to at once.
 *
 * @param version its rules version, 64 hexadecimal digits
 * @param since when it last became active
 */
public record KeptVersion(String version, Instant since) {}
