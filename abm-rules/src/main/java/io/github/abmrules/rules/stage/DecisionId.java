package io.github.abmrules.rules.stage;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.json.CanonicalAccount;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.rules.packs.RulesVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The ids of decisions and reviews: hashes over what they depend on. */
final class DecisionId {

    private DecisionId() {}

    static String of(Account account, DecisionContext context, Instant asOf, @Nullable Integer seat) {
        MessageDigest digest = RulesVersion.sha256();
        digest.update(CanonicalAccount.of(account));
        String rest = "\n" + asOf + "\n" + context.zone() + "\n" + (seat == null ? "-" : seat) + "\n"
                + context.rulesVersion();
        return HexFormat.of().formatHex(digest.digest(rest.getBytes(StandardCharsets.UTF_8)));
    }

    static String ofReview(Account account, Cluster from, Cluster proposed, @Nullable Review predecessor) {
        String text = account.accountId() + "\n" + from + "\n" + proposed + "\n"
                + (predecessor == null ? "-" : predecessor.id());
        return HexFormat.of().formatHex(RulesVersion.sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }
}
