package io.github.abmrules.rules.stage;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.json.CanonicalAccount;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.rules.packs.RulesVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The ids of decisions and reviews: hashes over what they depend on. */
final class DecisionId {
    private static final HexFormat HEXADECIMAL = HexFormat.of();
    private static final byte[] NO_SEAT = {'-'};

    /** Looking for a hash function takes as long as hashing. */
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(RulesVersion::sha256);

    private DecisionId() {}

    static String of(Account account, Moment moment, @Nullable Integer seat) {
        MessageDigest digest = fresh();
        CanonicalAccount.addTo(digest, account);
        digest.update(moment.beforeSeat());
        digest.update(seat == null ? NO_SEAT : seat.toString().getBytes(StandardCharsets.UTF_8));
        digest.update(moment.afterSeat());
        return HEXADECIMAL.formatHex(digest.digest());
    }

    static String ofReview(Account account, Cluster from, Cluster proposed, @Nullable Review predecessor) {
        String text = account.accountId() + "\n" + from + "\n" + proposed + "\n"
                + (predecessor == null ? "-" : predecessor.id());
        return HEXADECIMAL.formatHex(fresh().digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }

    private static MessageDigest fresh() {
        MessageDigest digest = DIGEST.get();
        digest.reset();
        return digest;
    }
}
