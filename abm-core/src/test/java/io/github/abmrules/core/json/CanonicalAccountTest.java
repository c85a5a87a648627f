package io.github.abmrules.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalAccountTest {

    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

    private static String canonical(Account account) {
        return new String(CanonicalAccount.of(account), UTF_8);
    }

    private static Account.Builder account() {
        return Account.builder("a").icpTier(IcpTier.A);
    }

    @Test
    void sortsKeysAndLists() {
        assertThat(canonical(Examples.FULL_ACCOUNT))
                .isEqualTo("{\"account_id\":\"acc-1\",\"challenge\":\"COST_REDUCTION\","
                        + "\"company\":\"Müller & \\\"Söhne\\\" 😀\",\"contacts\":[{\"buying_committee\":true,"
                        + "\"contact_id\":\"c-1\",\"role\":\"CFO\"}],\"current\":{\"cluster\":\"FUTURE_PIPELINE\","
                        + "\"entered_by\":\"DEMOTION\",\"evidence_from\":\"2025-12-02T00:00:00Z\","
                        + "\"since\":\"2025-12-01T00:00:00Z\",\"tier_at_rejection\":\"D\"},\"deals\":[{"
                        + "\"amount\":99000,\"close_date\":\"2026-01-03T00:00:00Z\","
                        + "\"contact_ids\":[\"c-1\",\"c-2\"],\"deal_id\":\"d-1\","
                        + "\"last_activity_at\":\"2026-01-02T00:00:00Z\",\"next_step\":\"send contract\","
                        + "\"owner\":\"kim\",\"stage\":\"Proposal\",\"stage_entered_at\":\"2026-01-01T00:00:00Z\","
                        + "\"status\":\"CLOSED_WON\"}],\"engagement_level\":\"MEDIUM\",\"events\":[{"
                        + "\"at\":\"2026-01-04T00:00:00Z\",\"level\":\"AWARE\",\"type\":\"TRUST_LOST\"},{"
                        + "\"at\":\"2026-01-05T00:00:00Z\",\"deal_id\":\"d-1\",\"type\":\"DEAL_STALLED\"}],"
                        + "\"firmographics\":{\"annual_revenue\":1250000.5,\"behaviours\":[\"hiring\"],"
                        + "\"country\":\"DE\",\"employees\":250,\"industry\":\"manufacturing\","
                        + "\"technologies\":[\"kafka\",\"sap\"],\"year_founded\":1972},\"icp_tier\":\"A\","
                        + "\"in_crm\":false,\"job_to_be_done\":\"cut stock\",\"pin\":{\"cluster\":\"ACTIVE_FOCUS\","
                        + "\"owner\":\"ceo\",\"reason\":\"board\",\"until\":\"2026-06-01T00:00:00Z\"},\"reviews\":[{"
                        + "\"decided_at\":\"2025-12-06T00:00:00Z\",\"from\":\"FUTURE_PIPELINE\",\"id\":\"r-1\","
                        + "\"note\":\"too early\",\"proposed_cluster\":\"ACTIVE_FOCUS\","
                        + "\"raised_at\":\"2025-12-05T00:00:00Z\","
                        + "\"reasons\":[\"PROMOTION_TO_ACTIVE_FOCUS\",\"SIGNALS_CONFLICT\"],\"reviewer\":\"lee\","
                        + "\"status\":\"REJECTED\"}],\"signals\":[{\"at\":\"2026-02-01T08:30:00.250Z\","
                        + "\"contact_id\":\"c-1\",\"intent_page\":true,\"type\":\"WEBSITE_VISIT\"},{"
                        + "\"at\":\"2026-02-02T08:30:00Z\",\"type\":\"DEMO\"}],\"stage\":\"ESTABLISHED\","
                        + "\"trigger_status\":\"YES\",\"triggers\":[{\"detected_at\":\"2026-01-10T00:00:00Z\","
                        + "\"expires_at\":\"2026-04-10T00:00:00Z\",\"polarity\":\"POSITIVE\",\"source\":\"news\","
                        + "\"type\":\"funding\"}],\"trust_level\":\"ENGAGED\","
                        + "\"trust_level_at\":\"2026-01-06T00:00:00Z\",\"vertical\":\"industry\"}");
    }

    @Test
    void leavesOutWhatIsAbsentOrHasItsDefault() {
        assertThat(canonical(account().build())).isEqualTo("{\"account_id\":\"a\",\"icp_tier\":\"A\"}");
        assertThat(canonical(account()
                        .inCrm(true)
                        .signals(new Signal(SignalType.DEMO, AT, null, false))
                        .contacts(new Contact("c", null, false))
                        .current(CurrentCluster.of(Cluster.CLUSTER_ICP, AT, EnteredBy.INITIAL))
                        .build()))
                .isEqualTo("{\"account_id\":\"a\",\"contacts\":[{\"contact_id\":\"c\"}],"
                        + "\"current\":{\"cluster\":\"CLUSTER_ICP\",\"since\":\"2026-03-01T09:00:00Z\"},"
                        + "\"icp_tier\":\"A\",\"signals\":[{\"at\":\"2026-03-01T09:00:00Z\",\"type\":\"DEMO\"}]}");
    }

    @Test
    void leavesOutTheSeatsThatOthersHold() {
        assertThat(canonical(account().activeFocusTaken(12).build()))
                .isEqualTo(canonical(account().build()));
    }

    @Test
    void takesAnEvidenceFloorAtADemotionAsItsDefault() {
        CurrentCluster absent = new CurrentCluster(Cluster.CLUSTER_ICP, AT, EnteredBy.DEMOTION, null, null);
        CurrentCluster explicit = new CurrentCluster(Cluster.CLUSTER_ICP, AT, EnteredBy.DEMOTION, AT, null);
        CurrentCluster promoted = new CurrentCluster(Cluster.CLUSTER_ICP, AT, EnteredBy.PROMOTION, AT, null);

        assertThat(canonical(account().current(explicit).build()))
                .isEqualTo(canonical(account().current(absent).build()));
        assertThat(canonical(account().current(promoted).build())).contains("evidence_from");
    }

    @Test
    void writesEqualNumbersEqually() {
        assertThat(List.of("100", "100.00", "1E+2", "0.1E3"))
                .allSatisfy(amount -> assertThat(canonical(withAmount(amount))).contains("\"amount\":100,"));
        assertThat(canonical(withAmount("0.00"))).contains("\"amount\":0,");
        assertThat(canonical(withAmount("0.0000000120"))).contains("\"amount\":0.000000012,");
        assertThat(canonical(withAmount("1E+2000000000"))).contains("\"amount\":1E+2000000000,");
    }

    private static Account withAmount(String amount) {
        return account()
                .deals(new Deal(
                        "d", null, DealStatus.OPEN, new BigDecimal(amount), null, null, null, null, null, List.of()))
                .build();
    }

    @Test
    void sortsListsByTheBytesOfTheirElements() {
        Firmographics firmographics = new Firmographics(
                null, null, null, null, null, List.of("é", "z", "a b", "ab", "a", "😀", "\uffee"), List.of());

        // UTF-16 would put the emoji before U+FFEE.
        assertThat(canonical(account().firmographics(firmographics).build()))
                .contains("[\"a b\",\"a\",\"ab\",\"z\",\"é\",\"\uffee\",\"😀\"]");
    }

    @Test
    void isTheSameForShuffledListsAndExactDuplicates() {
        RandomAccounts random = new RandomAccounts(2);
        for (int i = 0; i < 3_000; i++) {
            Account account = random.get();

            assertThat(canonical(random.shuffled(account))).isEqualTo(canonical(account));
        }
    }

    @Test
    void isTheSameForTheAccountReadFromIt() {
        for (Account account : RandomAccounts.of(3, 1_000)) {
            String canonical = canonical(account);

            assertThat(canonical(AccountJson.read(canonical, ZoneOffset.UTC))).isEqualTo(canonical);
        }
    }

    @Test
    void differsForAccountsThatSayOtherThings() {
        Map<String, Account> seen = new HashMap<>();
        for (Account account : RandomAccounts.of(4, 5_000)) {
            Account other = seen.put(canonical(account), account);
            assertThat(other).isNull();
        }
    }

    @Test
    void differsWhenAnyFieldChanges() throws ReflectiveOperationException {
        String before = canonical(Examples.FULL_ACCOUNT);
        List<Account> variants = new ArrayList<>();
        for (Record variant : variants(Examples.FULL_ACCOUNT)) {
            variants.add((Account) variant);
        }

        // Every component of the account and of its parts, but for the seats that others hold.
        assertThat(variants).hasSizeGreaterThan(70);
        assertThat(variants)
                .allSatisfy(variant -> assertThat(canonical(variant)).isNotEqualTo(before));
        assertThat(variants.stream().map(CanonicalAccountTest::canonical)).doesNotHaveDuplicates();
    }

    /** Copies of a record that differ from it in one component, at any depth. */
    private static List<Record> variants(Record original) throws ReflectiveOperationException {
        RecordComponent[] components = original.getClass().getRecordComponents();
        List<Record> variants = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            if (!components[i].getName().equals("activeFocusTaken")) {
                for (Object value : others(components[i].getAccessor().invoke(original))) {
                    variants.add(copy(original, components, i, value));
                }
            }
        }
        return variants;
    }

    private static Record copy(Record original, RecordComponent[] components, int changed, Object value)
            throws ReflectiveOperationException {
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = i == changed ? value : components[i].getAccessor().invoke(original);
        }
        Constructor<?> constructor = original.getClass().getDeclaredConstructor(types);
        return (Record) constructor.newInstance(values);
    }

    private static List<Object> others(Object value) throws ReflectiveOperationException {
        if (value instanceof List<?> list) {
            List<Object> others = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                for (Object element : others(list.get(i))) {
                    List<Object> copy = new ArrayList<>(list);
                    copy.set(i, element);
                    others.add(copy);
                }
            }
            others.add(list.subList(1, list.size()));
            return others;
        }
        if (value instanceof Record part) {
            return List.copyOf(variants(part));
        }
        if (value instanceof Enum<?> constant) {
            return List.of(otherConstant(constant));
        }
        if (value instanceof Boolean flag) {
            return List.of(!flag);
        }
        if (value instanceof Instant instant) {
            return List.of(instant.plusNanos(1));
        }
        if (value instanceof BigDecimal number) {
            return List.of(number.add(BigDecimal.ONE));
        }
        if (value instanceof Long number) {
            return List.of(number + 1);
        }
        if (value instanceof Integer number) {
            return List.of(number + 1);
        }
        return value instanceof String text ? List.of(text + "!") : List.of();
    }

    private static Object otherConstant(Enum<?> constant) {
        if (constant == EventType.TRUST_LOST) {
            return EventType.ADVOCACY;
        }
        Enum<?>[] constants = constant.getDeclaringClass().getEnumConstants();
        return constants[(constant.ordinal() + 1) % constants.length];
    }
}
