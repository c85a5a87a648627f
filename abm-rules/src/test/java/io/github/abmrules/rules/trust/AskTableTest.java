package io.github.abmrules.rules.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.ask.AskVerdict;
import io.github.abmrules.core.ask.CheckedAsk;
import io.github.abmrules.core.ask.MismatchReason;
import io.github.abmrules.core.ask.TrustAsk;
import io.github.abmrules.core.ask.TrustInquiry;
import io.github.abmrules.core.ask.TrustReport;
import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.rules.Advisor;
import io.github.abmrules.rules.Questions;
import io.github.abmrules.rules.advice.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every ask there is, as a table of words and figures that was written from the description of the asks, not from the rules: seven
 * channels, seven levels that an account has, seven that the ask needs, and seven ways in which the account came to its level.
 */
class AskTableTest {
    private static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-06-01T00:00:00Z");

    /** The levels, in the order in which trust grows. */
    private static final List<String> LEVELS =
            List.of("UNKNOWN", "AWARE", "INTERESTED", "ENGAGED", "TRUSTING", "CUSTOMER", "ADVOCATE");

    /**
     * Of each channel, for each level of the account, what comes of an ask that needs level 0, 1, … 6: {@code +} is allowed,
     * {@code r} is out of the range of the channel, a figure is the gap to the level that is needed.
     */
    private static final String TABLE = """
            SEO_CONTENT        +123456 ++12345 +++1234 rrrr123 rrrrr12 rrrrrr1 rrrrrrr
            LINKEDIN_ORGANIC   r123456 ++12345 +++1234 ++++123 rrrrr12 rrrrrr1 rrrrrrr
            LINKEDIN_PAID      r123456 ++12345 +++1234 ++++123 +++++12 rrrrrr1 rrrrrrr
            EMAIL              r123456 rr12345 +++1234 ++++123 +++++12 rrrrrr1 rrrrrrr
            ABM                +123456 ++12345 +++1234 ++++123 +++++12 ++++++1 +++++++
            EVENTS             r123456 rr12345 +++1234 ++++123 +++++12 rrrrrr1 rrrrrrr
            CHAMPIONS          r123456 rr12345 rrr1234 rrrr123 +++++12 ++++++1 +++++++
            """;

    /** Of each level the channels that may ask there, in their order. */
    private static final Map<String, String> CHANNELS = Map.of(
            "UNKNOWN", "SEO_CONTENT ABM",
            "AWARE", "SEO_CONTENT LINKEDIN_ORGANIC LINKEDIN_PAID ABM",
            "INTERESTED", "SEO_CONTENT LINKEDIN_ORGANIC LINKEDIN_PAID EMAIL ABM EVENTS",
            "ENGAGED", "LINKEDIN_ORGANIC LINKEDIN_PAID EMAIL ABM EVENTS",
            "TRUSTING", "LINKEDIN_PAID EMAIL ABM EVENTS CHAMPIONS",
            "CUSTOMER", "ABM CHAMPIONS",
            "ADVOCATE", "ABM CHAMPIONS");

    /** What a row of the table says of one ask. */
    private static CheckedAsk expected(String channel, String level, char said) {
        if (said == '+') {
            return new CheckedAsk(AskVerdict.ALLOWED, null, 0, List.of());
        }
        List<Channel> others = Arrays.stream(CHANNELS.get(level).split(" "))
                .filter(other -> !other.equals(channel))
                .map(Channel::valueOf)
                .toList();
        return said == 'r'
                ? new CheckedAsk(AskVerdict.MISMATCH, MismatchReason.RANGE, 0, others)
                : new CheckedAsk(AskVerdict.MISMATCH, MismatchReason.LEVEL, said - '0', others);
    }

    /** Accounts that are at a level: told so, told so of a day, risen to it, fallen to it, and each with a loss that takes nothing. */
    private static List<TrustInquiry> at(String name, TrustAsk ask) {
        TrustLevel level = TrustLevel.valueOf(name);
        AccountEvent fall = new AccountEvent(EventType.TRUST_LOST, BEFORE.plusSeconds(60), level, null);
        List<AccountEvent> rise = rise(name);
        List<TrustInquiry> inquiries = new ArrayList<>(List.of(
                new TrustInquiry("told", level, null, List.of(), ask),
                new TrustInquiry("told-of-a-day", level, BEFORE, List.of(), ask),
                new TrustInquiry("told-and-lost-nothing", level, null, List.of(fall), ask),
                new TrustInquiry("fallen", TrustLevel.ADVOCATE, null, List.of(fall), ask),
                new TrustInquiry("told-after-events", level, AS_OF, rise("CUSTOMER"), ask),
                new TrustInquiry("risen", TrustLevel.UNKNOWN, null, rise, ask)));
        List<AccountEvent> both = new ArrayList<>(rise("CUSTOMER"));
        both.add(fall);
        // A customer that lost trust is at the level of the loss; only an advocate is above.
        if (!name.equals("ADVOCATE")) {
            inquiries.add(new TrustInquiry("risen-and-fallen", null, null, both, ask));
        }
        return inquiries;
    }

    /** The events that lift an account of no trust to a level. */
    private static List<AccountEvent> rise(String level) {
        return switch (level) {
            case "UNKNOWN" -> List.of();
            case "AWARE" -> List.of(AccountEvent.of(EventType.LINKEDIN_IMPRESSION, BEFORE));
            case "INTERESTED" -> List.of(AccountEvent.of(EventType.LEAD_MAGNET_DOWNLOAD, BEFORE));
            case "ENGAGED" -> List.of(AccountEvent.of(EventType.EMAIL_VALUE_SEQUENCE, BEFORE));
            case "TRUSTING" -> List.of(AccountEvent.of(EventType.DEMO_DELIVERED, BEFORE));
            case "CUSTOMER" -> List.of(AccountEvent.of(EventType.DEAL_CLOSED_WON, BEFORE));
            default ->
                List.of(
                        AccountEvent.of(EventType.DEAL_CLOSED_WON, BEFORE),
                        AccountEvent.of(EventType.ADVOCACY, BEFORE.plusSeconds(1)));
        };
    }

    @Test
    void isWhatTheRulesSay() {
        List<TrustInquiry> inquiries = new ArrayList<>();
        List<CheckedAsk> expected = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split(" +");
            assertThat(cells).hasSize(1 + LEVELS.size());
            for (int level = 0; level < LEVELS.size(); level++) {
                assertThat(cells[level + 1]).hasSize(LEVELS.size());
                for (int needed = 0; needed < LEVELS.size(); needed++) {
                    TrustAsk ask = new TrustAsk(Channel.valueOf(cells[0]), TrustLevel.valueOf(LEVELS.get(needed)));
                    CheckedAsk said = expected(cells[0], LEVELS.get(level), cells[level + 1].charAt(needed));
                    for (TrustInquiry inquiry : at(LEVELS.get(level), ask)) {
                        inquiries.add(inquiry);
                        expected.add(said);
                    }
                }
            }
        }
        assertThat(inquiries).hasSize(7 * 7 * 7 * 7 - 7 * 7);
        try (Advisor<TrustInquiry, TrustReport> advisor = Advisor.of(Questions.TRUST)) {
            List<Answer<TrustInquiry, TrustReport>> answers = advisor.answerEach(inquiries, AS_OF);
            assertThat(answers).hasSameSizeAs(inquiries);
            for (int i = 0; i < answers.size(); i++) {
                TrustReport report = answers.get(i).value();
                assertThat(report).as(inquiries.get(i).toString()).isNotNull();
                assertThat(report.ask()).as(inquiries.get(i).toString()).isEqualTo(expected.get(i));
            }
        }
    }
}
