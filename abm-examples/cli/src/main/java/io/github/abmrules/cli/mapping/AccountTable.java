package io.github.abmrules.cli.mapping;

import io.github.abmrules.cli.input.CsvText;
import io.github.abmrules.cli.input.CsvText.MalformedCsvException;
import io.github.abmrules.cli.input.ReadAccount;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Values;
import io.github.abmrules.core.trust.TrustLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads accounts from the records of a CSV file whose header is known. Immutable and thread-safe. */
public final class AccountTable {

    private static final List<String> FIRMOGRAPHICS =
            List.of("industry", "employees", "annual_revenue", "country", "year_founded");

    private final Table table;

    AccountTable(Table table, CsvText header) {
        this.table = table;
        if (!table.has("account_id")) {
            throw new UnusableException(table.file() + ":" + header.line() + ": there is no column account_id."
                    + (table.unused().isEmpty() ? "" : " Found: " + String.join(", ", table.unused()) + ".")
                    + " Maybe it needs a --mapping?");
        }
    }

    /** A warning about columns that become nothing; null when there are none. */
    public @Nullable String warning() {
        List<String> unused = table.unused();
        if (unused.isEmpty()) {
            return null;
        }
        List<String> named = unused.stream()
                .map(column -> "\"" + column + "\""
                        + Nearest.to(column, AccountFields.all().keySet(), 1).stream()
                                .map(field -> " (Maybe \"" + field + "\"?)")
                                .findFirst()
                                .orElse(""))
                .toList();
        return table.file() + ": not used: " + String.join(", ", named);
    }

    /** An account, or what is wrong with it. Never throws. */
    public ReadAccount read(CsvText record) {
        List<String> texts;
        try {
            texts = table.cells(record);
        } catch (MalformedCsvException e) {
            Problem problem = new Problem("", null, String.valueOf(e.getMessage()));
            return new ReadAccount(
                    new ReadRecord<>(record.index(), record.line(), null, null, List.of(problem)), List.of());
        }
        Cells cells = new Cells(table, texts, AccountFields::path);
        String id = cells.value("account_id", Values.id());
        if (!cells.given("account_id")) {
            cells.missing("account_id", "", "");
        }
        Account account = account(id == null ? "" : id, cells);
        cells.check();
        boolean whole = cells.problems().isEmpty();
        return new ReadAccount(
                new ReadRecord<>(record.index(), record.line(), id, whole ? account : null, cells.problems()),
                whole ? cells.findings() : List.of());
    }

    private @Nullable Account account(String id, Cells cells) {
        String company = cells.value("company", Values.text());
        IcpTier tier = cells.value("icp_tier", AccountFields.TIER);
        Firmographics firmographics = firmographics(cells);
        Boolean inCrm = cells.value("in_crm", Values.bool());
        EngagementLevel level = cells.value("engagement_level", AccountFields.LEVEL);
        TriggerStatus trigger = cells.value("trigger_status", AccountFields.TRIGGER_STATUS);
        CurrentCluster current = current(cells);
        Integer taken = cells.number("active_focus_taken", AccountFields.COUNT);
        TrustLevel trust = cells.value("trust_level", AccountFields.TRUST);
        Instant trustAt = cells.instant("trust_level_at");
        String job = cells.value("job_to_be_done", Values.text());
        Challenge challenge = cells.value("challenge", AccountFields.CHALLENGE);
        String vertical = cells.value("vertical", Values.text());
        CompanyStage stage = cells.value("stage", AccountFields.STAGE);
        if (!cells.given("icp_tier") && FIRMOGRAPHICS.stream().noneMatch(cells::given)) {
            cells.missing("icp_tier", " unless firmographics are given", AccountFields.TIER.allowed());
        }
        if (!cells.problems().isEmpty()) {
            return null;
        }
        return Account.builder(id)
                .company(company)
                .icpTier(tier)
                .firmographics(firmographics)
                .inCrm(inCrm == null || inCrm)
                .engagementLevel(level)
                .triggerStatus(trigger)
                .current(current)
                .activeFocusTaken(taken == null ? 0 : taken)
                .trustLevel(trust)
                .trustLevelAt(trustAt)
                .jobToBeDone(job)
                .challenge(challenge)
                .vertical(vertical)
                .stage(stage)
                .build();
    }

    private static @Nullable Firmographics firmographics(Cells cells) {
        String industry = cells.value("industry", Values.text());
        Long employees = cells.number("employees", AccountFields.EMPLOYEES);
        BigDecimal revenue = cells.number("annual_revenue", AccountFields.REVENUE);
        String country = cells.value("country", Values.text());
        Integer year = cells.number("year_founded", AccountFields.YEAR);
        return FIRMOGRAPHICS.stream().anyMatch(cells::given)
                ? new Firmographics(industry, employees, revenue, country, year, List.of(), List.of())
                : null;
    }

    private static @Nullable CurrentCluster current(Cells cells) {
        Cluster cluster = cells.value("current_cluster", AccountFields.CLUSTER);
        Instant since = cells.instant("current_since");
        EnteredBy enteredBy = cells.value("current_entered_by", AccountFields.ENTERED_BY);
        boolean clusterGiven = cells.given("current_cluster");
        boolean sinceGiven = cells.given("current_since");
        if (clusterGiven && !sinceGiven) {
            cells.missing("current_since", "", Values.instant(ZoneOffset.UTC).allowed());
        }
        if (!clusterGiven && (sinceGiven || cells.given("current_entered_by"))) {
            cells.missing("current_cluster", "", AccountFields.CLUSTER.allowed());
        }
        return cluster == null || since == null
                ? null
                : new CurrentCluster(cluster, since, enteredBy == null ? EnteredBy.INITIAL : enteredBy, null, null);
    }
}
