package io.github.abmrules.core.content;

import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.Personalization;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The content that fits an account. Immutable.
 *
 * @param accountId the account
 * @param personalization how personal the content is; null for tiers that earn no effort
 * @param contentApproach what the content is made for; null where {@code personalization} is
 * @param microSegment the segment within Future Pipeline; null in other clusters
 * @param segmentKey {@code challenge/vertical/stage} of the segment, the vertical in lower case, {@code any} for what is
 *     not known; null where {@code microSegment} is
 * @param program its programme
 * @param offers what the programme offers, in the order of the playbook
 * @param firedRules the rules that took part, by pack order then id
 */
public record ContentFit(
        String accountId,
        @Nullable Personalization personalization,
        @Nullable String contentApproach,
        @Nullable MicroSegment microSegment,
        @Nullable String segmentKey,
        Program program,
        List<Offer> offers,
        List<FiredRule> firedRules) {
    private static final String ANY = "any";

    /** Copies the lists. */
    public ContentFit {
        offers = List.copyOf(offers);
        firedRules = List.copyOf(firedRules);
    }

    /** The key of a segment: accounts with the same key get the same content. */
    public static String keyOf(MicroSegment segment) {
        String vertical = segment.vertical();
        return String.join(
                "/",
                segment.challenge() == null ? ANY : segment.challenge().name(),
                vertical == null || vertical.isBlank()
                        ? ANY
                        : vertical.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "),
                segment.stage() == null ? ANY : segment.stage().name());
    }
}
