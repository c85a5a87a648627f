package io.github.abmrules.rules.log;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.programme.Segmentation;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Replaces texts of an account before it is written to a log. The same text becomes the same token under the same key, so
 * that contacts stay as many as they were and a masked decision can be decided again; without the key a token leads
 * nowhere. Where a replaced text stands in the words of a decision it is replaced there too. Immutable and thread-safe.
 *
 * <p>Only fields can be masked whose value no rule of the shipped packs compares with anything; {@link #fields()} lists them.
 */
public final class Masking {
    private static final String KNOWN =
            "company, contact_id, deal_id, next_step, owner, reason, source, stage, job_to_be_done, reviewer, note";
    private static final List<String> FIELDS = List.of(KNOWN.split(", "));
    private static final String PREFIX = "masked-";
    private static final int DIGITS = 16;
    private static final int SHORTEST_KEY = 16;

    private final Set<String> fields;
    private final byte[] key;

    private Masking(Set<String> fields, byte[] key) {
        this.fields = fields;
        this.key = key;
    }

    /** Masks nothing. */
    public static Masking none() {
        return new Masking(Set.of(), new byte[0]);
    }

    /**
     * Masks these fields, wherever they are in an account.
     *
     * @param fields names of {@link #fields()}; {@code owner} is that of deals and pins, {@code stage} that of deals
     * @param key makes the tokens; at least 16 bytes, to be kept as a secret. With another key the tokens are others
     * @throws IllegalArgumentException when a field is unknown or cannot be masked, or the key is too short
     */
    public static Masking of(Collection<String> fields, byte[] key) {
        for (String field : fields) {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("\"" + field + "\" cannot be masked. Fields that can: " + KNOWN + "."
                        + Nearest.maybe(field, FIELDS));
            }
        }
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("A key of " + key.length + " bytes can be guessed. Give " + SHORTEST_KEY
                    + " bytes or more. Maybe from a random generator?");
        }
        return new Masking(new TreeSet<>(fields), key.clone());
    }

    /** The fields that can be masked. */
    public static List<String> fields() {
        return FIELDS;
    }

    /** A decision with these fields replaced. */
    LoggedDecision mask(LoggedDecision decision) {
        if (fields.isEmpty()) {
            return decision;
        }
        Tokens tokens = new Tokens();
        Account input = tokens.account(decision.input());
        Assignment result = decision.result();
        return new LoggedDecision(
                decision.decisionId(),
                decision.rulesVersion(),
                decision.asOf(),
                decision.zone(),
                List.copyOf(fields),
                input,
                result == null ? null : tokens.assignment(result),
                decision.problems().stream().map(tokens::problem).toList(),
                decision.failure());
    }

    @Override
    public String toString() {
        return "Masking" + fields;
    }

    /** The tokens of one account, and what they stand for. Belongs to one thread. */
    private final class Tokens {
        private final Map<String, String> byText = new TreeMap<>();

        private @Nullable String of(String field, @Nullable String text) {
            return text == null ? null : present(field, text);
        }

        private String present(String field, String text) {
            return fields.contains(field) ? byText.computeIfAbsent(text, Masking.this::token) : text;
        }

        Account account(Account account) {
            Pin pin = account.pin();
            return account.toBuilder()
                    .company(of("company", account.company()))
                    .signals(account.signals().stream()
                            .map(each -> new Signal(
                                    each.type(), each.at(), of("contact_id", each.contactId()), each.intentPage()))
                            .toList())
                    .triggers(account.triggers().stream()
                            .map(each -> new Trigger(
                                    each.type(),
                                    each.polarity(),
                                    each.detectedAt(),
                                    each.expiresAt(),
                                    of("source", each.source())))
                            .toList())
                    .deals(account.deals().stream().map(this::deal).toList())
                    .contacts(account.contacts().stream()
                            .map(each -> new Contact(
                                    present("contact_id", each.contactId()), each.role(), each.buyingCommittee()))
                            .toList())
                    .events(account.events().stream()
                            .map(each -> new AccountEvent(
                                    each.type(), each.at(), each.level(), of("deal_id", each.dealId())))
                            .toList())
                    .reviews(account.reviews().stream()
                            .map(each -> new Review(
                                    each.id(),
                                    each.from(),
                                    each.proposedCluster(),
                                    each.reasons(),
                                    each.status(),
                                    each.raisedAt(),
                                    each.decidedAt(),
                                    of("reviewer", each.reviewer()),
                                    of("note", each.note())))
                            .toList())
                    .pin(
                            pin == null
                                    ? null
                                    : new Pin(
                                            pin.cluster(),
                                            pin.until(),
                                            of("reason", pin.reason()),
                                            of("owner", pin.owner())))
                    .jobToBeDone(of("job_to_be_done", account.jobToBeDone()))
                    .build();
        }

        private Deal deal(Deal deal) {
            return new Deal(
                    present("deal_id", deal.dealId()),
                    of("stage", deal.stage()),
                    deal.status(),
                    deal.amount(),
                    deal.stageEnteredAt(),
                    deal.lastActivityAt(),
                    deal.closeDate(),
                    of("next_step", deal.nextStep()),
                    of("owner", deal.owner()),
                    deal.contactIds().stream()
                            .map(each -> present("contact_id", each))
                            .toList());
        }

        Assignment assignment(Assignment it) {
            Segmentation asked = it.segmentation();
            return new Assignment(
                    it.accountId(),
                    of("company", it.company()),
                    it.icpTier(),
                    it.accountTier(),
                    it.engagementLevel(),
                    it.triggerStatus(),
                    it.cluster(),
                    it.effectiveCluster(),
                    it.previousCluster(),
                    it.promotionTriggers(),
                    it.availablePromotionTriggers(),
                    it.demotionTriggers(),
                    it.programType(),
                    it.nextAction(),
                    it.personalization(),
                    it.microSegment(),
                    new Segmentation(
                            answer(asked.engaged()),
                            answer(asked.challenge()),
                            answer(asked.validatedNeed()),
                            answer(asked.buyingSignals())),
                    it.trustLevel(),
                    it.review(),
                    it.findings().stream().map(this::finding).toList(),
                    it.firedRules(),
                    words(it.rationale()),
                    it.decisionId(),
                    it.rulesVersion(),
                    it.asOf());
        }

        private Segmentation.Answer answer(Segmentation.Answer answer) {
            return new Segmentation.Answer(
                    answer.answer(), answer.facts().stream().map(this::words).toList());
        }

        private Finding finding(Finding finding) {
            return new Finding(finding.code(), finding.severity(), words(finding.message()), finding.field());
        }

        Problem problem(Problem problem) {
            String value = problem.value();
            return new Problem(problem.field(), value == null ? null : words(value), words(problem.message()));
        }

        /** A text with what was replaced replaced in it, where it stands as a word of its own. */
        private String words(String text) {
            String words = text;
            for (Map.Entry<String, String> each : byText.entrySet()) {
                if (words.contains(each.getKey())) {
                    words = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(each.getKey()) + "(?![\\p{L}\\p{N}])")
                            .matcher(words)
                            .replaceAll(each.getValue());
                }
            }
            return words;
        }
    }

    private String token(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256, but this one does not.", e);
        }
    }
}
