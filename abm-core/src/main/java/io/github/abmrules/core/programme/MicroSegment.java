package io.github.abmrules.core.programme;

import org.jspecify.annotations.Nullable;

/**
 * The segment within Future Pipeline that content is made for. A part that is not known is null.
 *
 * @param challenge supposed challenge
 * @param vertical industry context, in the host's own words
 * @param stage what the company is busy with
 */
public record MicroSegment(
        @Nullable Challenge challenge,
        @Nullable String vertical,
        @Nullable CompanyStage stage) {}
