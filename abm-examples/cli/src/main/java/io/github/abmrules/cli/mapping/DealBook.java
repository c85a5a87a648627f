package io.github.abmrules.cli.mapping;

import io.github.abmrules.cli.input.CsvRecords;
import io.github.abmrules.cli.input.CsvText;
import io.github.abmrules.cli.input.CsvText.MalformedCsvException;
import io.github.abmrules.cli.input.Input;
import io.github.abmrules.cli.input.ReadAccount;
import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.core.rejection.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The deals of a CSV file, by account. All of them are in memory, since an account's deals may stand anywhere in the file.
 * Joining is safe for any thread; asking what is left over comes after it.
 */
public final class DealBook {

    private static final String ACCOUNT = "deals.account";
    private static final int MOST_TO_SUGGEST = 10_000;

    private final String file;
    private final Map<String, Entry> byAccount = new HashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final Set<String> joined = ConcurrentHashMap.newKeySet();
    private final Set<String> accounts = ConcurrentHashMap.newKeySet();

    private DealBook(String file) {
        this.file = file;
    }

    /**
     * Reads a file of deals.
     *
     * @param join the column that names the account
     * @param separator what separates fields
     * @throws UnusableException when the file cannot be read or does not fit the mapping
     */
    static DealBook read(Input input, TableMapping mapping, ColumnRule join, char separator) {
        CsvRecords records = new CsvRecords(input.stream(), separator);
        if (!records.hasNext()) {
            throw new UnusableException(input.name() + ": is empty. It needs a header line.");
        }
        CsvText header = records.next();
        Map<String, ColumnRule> columns = new LinkedHashMap<>(mapping.columns());
        columns.put("account", join);
        TableMapping joining =
                new TableMapping(columns, mapping.constants(), mapping.checked(), mapping.ignored(), mapping.foreign());
        Table table = new Table(input.name(), header, joining);
        for (String needed : List.of("account", "deal_id", "status")) {
            if (!table.has(needed)) {
                String column = needed.equals("account") ? join.column() : needed;
                throw new UnusableException(input.name() + ":" + header.line() + ": there is no column " + column + "."
                        + Nearest.maybe(column, table.unused()) + " Maybe it needs a --mapping?");
            }
        }
        DealBook book = new DealBook(input.name());
        Map<String, Long> lineOfDeal = new HashMap<>();
        while (records.hasNext()) {
            book.add(records.next(), table, lineOfDeal);
        }
        return book;
    }

    private void add(CsvText record, Table table, Map<String, Long> lineOfDeal) {
        List<String> texts;
        try {
            texts = table.cells(record);
        } catch (MalformedCsvException e) {
            reject(record, null, new Problem("deals", null, e.getMessage() + " (" + file + ")"));
            return;
        }
        Cells cells = new Cells(table, texts, field -> "deals." + field);
        String account = cells.value("account", Values.text());
        Deal deal = deal(cells);
        cells.check();
        String dealId = cells.value("deal_id", Values.text());
        if (account == null
                && cells.problems().stream()
                        .noneMatch(problem -> problem.field().equals(ACCOUNT))) {
            cells.problem("account", null, "is required: the deal \"" + dealId + "\" names no account");
        }
        if (dealId != null) {
            Long earlier = lineOfDeal.putIfAbsent(dealId, record.line());
            if (earlier != null) {
                cells.problem("deal_id", dealId, "is there twice; the one in line " + earlier + " counts");
            }
        }
        if (!cells.problems().isEmpty() || deal == null || account == null) {
            for (Problem problem : cells.problems()) {
                reject(
                        record,
                        account,
                        new Problem(problem.field(), problem.value(), problem.message() + " (" + file + ")"));
            }
            if (account != null) {
                byAccount
                        .computeIfAbsent(account, Entry::new)
                        .notes
                        .add(Finding.warning(
                                "DEAL_REJECTED",
                                "deal \"" + dealId + "\" in line " + record.line() + " of " + file
                                        + " was rejected and does not count",
                                "deals"));
            }
            return;
        }
        Entry entry = byAccount.computeIfAbsent(account, Entry::new);
        entry.deals.add(deal);
        entry.places.add(new Place(deal.dealId(), record.index(), record.line()));
        for (Finding finding : cells.findings()) {
            entry.counted.computeIfAbsent(finding, first -> new Count(record.line())).times++;
        }
    }

    private static @Nullable Deal deal(Cells cells) {
        String dealId = cells.value("deal_id", Values.id());
        String stage = cells.value("stage", Values.text());
        DealStatus status = cells.value("status", DealFields.STATUS);
        BigDecimal amount = cells.number("amount", DealFields.AMOUNT);
        Instant stageEnteredAt = cells.instant("stage_entered_at");
        Instant lastActivityAt = cells.instant("last_activity_at");
        Instant closeDate = cells.instant("close_date");
        String nextStep = cells.value("next_step", Values.text());
        String owner = cells.value("owner", Values.text());
        String contactIds = cells.value("contact_ids", Values.text());
        if (!cells.given("deal_id")) {
            cells.missing("deal_id", "", "");
        }
        if (!cells.given("status")) {
            cells.missing("status", "", DealFields.STATUS.allowed());
        }
        return dealId == null || status == null
                ? null
                : new Deal(
                        dealId,
                        stage,
                        status,
                        amount,
                        stageEnteredAt,
                        lastActivityAt,
                        closeDate,
                        nextStep,
                        owner,
                        contactIds == null ? List.of() : List.of(contactIds.split("\\|")));
    }

    private void reject(CsvText record, @Nullable String account, Problem problem) {
        rejections.add(Rejection.of(record.index(), record.line(), account, problem));
    }

    /** An account with its deals added, and what was odd about them. */
    public ReadAccount join(ReadAccount read) {
        ReadRecord<Account> record = read.record();
        String id = record.id();
        if (id == null) {
            return read;
        }
        if (accounts.size() < MOST_TO_SUGGEST) {
            accounts.add(id);
        }
        Entry entry = byAccount.get(id);
        if (entry == null) {
            return read;
        }
        joined.add(id);
        Account account = record.value();
        if (account == null) {
            return read;
        }
        List<Deal> deals = new ArrayList<>(account.deals());
        deals.addAll(entry.deals);
        List<Finding> findings = new ArrayList<>(read.findings());
        findings.addAll(entry.findings(file));
        Account withDeals = account.toBuilder().deals(deals).build();
        return new ReadAccount(new ReadRecord<>(record.index(), record.line(), id, withDeals, List.of()), findings);
    }

    /** The deals that belong nowhere or are wrong in themselves, in the order of the file. */
    public List<Rejection> rejections() {
        List<Rejection> all = new ArrayList<>(rejections);
        Map<String, String> advice = new TreeMap<>();
        for (Entry entry : byAccount.values()) {
            if (!joined.contains(entry.account)) {
                String maybe = advice.computeIfAbsent(entry.account, name -> Nearest.maybe(name, accounts));
                for (Place place : entry.places) {
                    all.add(new Rejection(
                            place.index(),
                            place.line(),
                            null,
                            ACCOUNT,
                            entry.account,
                            "is no account of the input: the deal \"" + place.dealId() + "\" belongs nowhere (" + file
                                    + ")" + (maybe.isEmpty() ? "" : "." + maybe)));
                }
            }
        }
        all.sort(Comparator.comparingLong(Rejection::index));
        return all;
    }

    /** Where a deal stands in the file. */
    private record Place(String dealId, long index, long line) {}

    /** How often something was found. */
    private static final class Count {
        private final long firstLine;
        private int times;

        Count(long firstLine) {
            this.firstLine = firstLine;
        }
    }

    /** The deals of one account. */
    private static final class Entry {
        private final String account;
        private final List<Deal> deals = new ArrayList<>(4);
        private final List<Place> places = new ArrayList<>(4);
        private final List<Finding> notes = new ArrayList<>(0);
        private final Map<Finding, Count> counted = new LinkedHashMap<>();

        Entry(String account) {
            this.account = account;
        }

        List<Finding> findings(String file) {
            List<Finding> findings = new ArrayList<>(notes);
            counted.forEach((finding, count) -> findings.add(new Finding(
                    finding.code(),
                    finding.severity(),
                    finding.message() + " (" + (count.times == 1 ? "1 deal" : count.times + " deals")
                            + ", first in line " + count.firstLine + " of " + file + ")",
                    finding.field())));
            return findings;
        }
    }
}
