package io.github.abmrules.hubspot.sync;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.port.Outbox;
import io.github.abmrules.core.port.Tool;
import io.github.abmrules.core.port.file.FileOutbox;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import io.github.abmrules.hubspot.crm.Crm;
import io.github.abmrules.hubspot.crm.CrmObject;
import io.github.abmrules.hubspot.crm.ObjectType;
import io.github.abmrules.hubspot.read.CompanyPages;
import io.github.abmrules.hubspot.read.EngagementReader;
import io.github.abmrules.hubspot.read.ReadCompany;
import io.github.abmrules.hubspot.read.Reading;
import io.github.abmrules.hubspot.read.RejectedCompany;
import io.github.abmrules.hubspot.standing.OwnProperty;
import io.github.abmrules.hubspot.sync.SyncState.Phase;
import io.github.abmrules.hubspot.transport.Progress;
import io.github.abmrules.hubspot.write.AssignmentWriter;
import io.github.abmrules.hubspot.write.PendingWrite;
import io.github.abmrules.hubspot.write.WriteReport;
import io.github.abmrules.hubspot.write.WritingSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads companies, lets them be decided, and writes back. A process may end anywhere: the next run in the same folder goes on
 * where it was, with the instant it had, and no note is doubled or lost. Some thousand companies are in memory at a time, however many there
 * are. Used from one thread at a time.
 */
public final class Sync {

    private final Crm crm;
    private final EngagementReader reader;
    private final WritingSettings writing;
    private final Decider decider;
    private final Path folder;
    private final @Nullable Outbox<PendingWrite> outbox;
    private final Progress progress;
    private Consumer<Outcome> listener = outcome -> {};

    /**
     * A loop.
     *
     * @param folder keeps how far a run is; not to be shared by two at a time
     * @param outbox keeps what is to be written; null for a file in the folder
     * @param progress hears how far it is
     */
    public Sync(
            Crm crm,
            EngagementReader reader,
            WritingSettings writing,
            Decider decider,
            Path folder,
            @Nullable Outbox<PendingWrite> outbox,
            Progress progress) {
        this.crm = crm;
        this.reader = reader;
        this.writing = writing;
        this.decider = decider;
        this.folder = folder;
        this.outbox = outbox;
        this.progress = progress;
    }

    /** Gives every outcome, with the findings of the reading, to somebody. Of a run that goes on, those from the checkpoint on. */
    public Sync listening(Consumer<Outcome> value) {
        listener = value;
        return this;
    }

    /**
     * Reads, decides and writes back.
     *
     * @param asOf the instant of the decisions, unless an ended run goes on, which keeps its own
     */
    public SyncReport run(Instant asOf) {
        return run(asOf, List.of());
    }

    /**
     * The same for some companies, for example those that webhooks named.
     *
     * @param companies their ids; empty for all. An ended run about others is brought to its end first, and the report is
     *     about both
     */
    public SyncReport run(Instant asOf, Collection<String> companies) {
        try (SyncFolder files = new SyncFolder(folder)) {
            Outbox<PendingWrite> waiting = outbox == null
                    ? new FileOutbox<>(Tool.ADD_NOTE, folder.resolve("outbox.jsonl"), PendingWrite.class)
                    : outbox;
            AssignmentWriter writer = new AssignmentWriter(crm, writing, waiting);
            writer.ensureProperties();
            WriteReport recovered = writer.recover();
            reader.refresh();
            List<String> wanted = List.copyOf(new LinkedHashSet<>(companies));
            SyncState ended = files.state();
            if (ended == null || ended.phase() == Phase.DONE) {
                return begin(files, asOf, wanted, writer, recovered);
            }
            Run rest = new Run(files, ended, true, writer, null);
            rest.written = recovered;
            SyncReport report = rest.toEnd();
            return ended.companies().equals(wanted)
                    ? report
                    : report.plus(begin(files, asOf, wanted, writer, WriteReport.nothing()));
        }
    }

    private SyncReport begin(
            SyncFolder files, Instant asOf, List<String> companies, AssignmentWriter writer, WriteReport recovered) {
        SyncState state = SyncState.begin(asOf, companies);
        files.save(state);
        Run run = new Run(files, state, false, writer, null);
        run.written = recovered;
        return run.toEnd();
    }

    /**
     * Reads and decides, and says what would be written. It reads everything anew and touches neither an ended run nor the
     * outbox.
     *
     * @param wouldWrite takes what would be written, one company at a time
     */
    public SyncReport dryRun(Instant asOf, Collection<String> companies, Consumer<PendingWrite> wouldWrite) {
        Path own = folder.resolve("dry-run");
        try (SyncFolder files = new SyncFolder(own)) {
            AssignmentWriter writer =
                    new AssignmentWriter(crm, writing, new io.github.abmrules.core.port.memory.InMemoryOutbox<>());
            SyncState state = SyncState.begin(asOf, List.copyOf(new LinkedHashSet<>(companies)));
            return new Run(files, state, false, writer, wouldWrite).toEnd();
        }
    }

    private final class Run {
        private final SyncFolder files;
        private final AssignmentWriter writer;
        private final @Nullable Consumer<PendingWrite> dry;
        private final boolean resumed;
        private final Set<String> seen = new HashSet<>();
        private final List<Rejection> rejected = new ArrayList<>();
        private final List<Failure> failed = new ArrayList<>();
        private SyncState state;
        private WriteReport written = WriteReport.nothing();
        private boolean mayBeThere;
        private long readNow;
        private long decided;
        private long changed;
        private long unchanged;
        private long findings;

        Run(
                SyncFolder files,
                SyncState state,
                boolean resumed,
                AssignmentWriter writer,
                @Nullable Consumer<PendingWrite> dry) {
            this.files = files;
            this.state = state;
            this.resumed = resumed;
            this.mayBeThere = resumed;
            this.writer = writer;
            this.dry = dry;
        }

        SyncReport toEnd() {
            if (state.phase() == Phase.READING) {
                readAll();
                save(state.phase(Phase.WRITING));
            }
            decideAndWrite();
            save(state.phase(Phase.DONE));
            files.clear();
            return new SyncReport(
                    state.asOf(), resumed, readNow, decided, changed, unchanged, rejected, failed, findings, written);
        }

        private void save(SyncState next) {
            state = next;
            if (dry == null) {
                files.save(next);
            }
        }

        // Reading

        private void readAll() {
            if (state.read() > 0) {
                try (Stream<ReadCompany> known = files.read()) {
                    known.limit(state.read())
                            .forEach(each -> seen.add(each.account().accountId()));
                }
            }
            if (state.companies().isEmpty()) {
                readPages();
            } else {
                readNamed();
            }
        }

        private void readPages() {
            if (state.pages() > 0 && state.after() == null) {
                return;
            }
            try (CompanyPages pages = new CompanyPages(reader, state.after(), EngagementReader.CHUNK)) {
                while (pages.hasNext()) {
                    CompanyPages.Chunk chunk = pages.next();
                    List<CrmObject> companies = chunk.companies().stream()
                            .filter(each -> seen.add(each.id()))
                            .toList();
                    keep(reader.read(companies, state.asOf()), chunk.after(), chunk.pages());
                }
            }
        }

        private void readNamed() {
            List<String> all = state.companies();
            for (int part = state.pages(); part * EngagementReader.CHUNK < all.size(); part++) {
                int from = part * EngagementReader.CHUNK;
                List<String> ids = all.subList(from, Math.min(from + EngagementReader.CHUNK, all.size()));
                keep(reader.read(ids, state.asOf()), null, 1);
            }
        }

        private void keep(Reading reading, @Nullable String after, int pages) {
            for (RejectedCompany each : reading.rejected()) {
                each.problems().forEach(problem -> reject(each.id(), problem));
                findings += each.findings().size();
            }
            failed.addAll(reading.failed());
            reading.companies().forEach(each -> findings += each.findings().size());
            long length = files.append(reading.companies(), state.bytes());
            readNow += reading.companies().size()
                    + reading.rejected().size()
                    + reading.failed().size();
            save(state.read(
                    after, pages, length, state.read() + reading.companies().size()));
            progress.report(
                    "reading",
                    readNow,
                    state.companies().isEmpty() ? -1 : state.companies().size());
        }

        private void reject(String id, Problem problem) {
            rejected.add(Rejection.of(rejected.size(), null, id, problem));
        }

        // Deciding and writing

        private record Decided(ReadCompany company, Assignment assignment) {}

        private void decideAndWrite() {
            List<Decided> chunk = new ArrayList<>();
            int[] position = {0};
            try (Stream<ReadCompany> companies = files.read()) {
                Iterator<ReadCompany> next = companies.iterator();
                decider.decide(this::accounts, state.asOf(), outcome -> {
                    ReadCompany company = next.next();
                    if (!company.account().accountId().equals(outcome.account().accountId())) {
                        throw new IllegalStateException("The outcome of \""
                                + outcome.account().accountId() + "\" came in the place of that of \""
                                + company.account().accountId()
                                + "\". A decider gives one outcome for each account, in their order.");
                    }
                    position[0]++;
                    if (position[0] > state.written()) {
                        take(company, outcome, chunk);
                        if (chunk.size() >= EngagementReader.CHUNK) {
                            write(chunk, position[0]);
                        }
                    }
                });
            }
            if (position[0] != state.read()) {
                throw new IllegalStateException("The decider gave " + position[0] + " outcomes for " + state.read()
                        + " accounts. A decider gives one outcome for each account, in their order.");
            }
            write(chunk, position[0]);
        }

        private Stream<Account> accounts() {
            return files.read().map(ReadCompany::account);
        }

        private void take(ReadCompany company, Outcome outcome, List<Decided> chunk) {
            Assignment assignment = outcome.assignment();
            if (assignment != null) {
                Assignment whole = assignment.withFindings(company.findings());
                decided++;
                listener.accept(Outcome.decided(outcome.account(), whole));
                // What is written rests on the rules' own findings as well.
                chunk.add(new Decided(company, whole));
                return;
            }
            listener.accept(outcome);
            Failure failure = outcome.failure();
            if (failure != null) {
                failed.add(failure);
            }
            outcome.problems().forEach(problem -> reject(outcome.account().accountId(), problem));
        }

        private void write(List<Decided> chunk, int position) {
            if (mayBeThere) {
                refresh(chunk);
            }
            List<PendingWrite> writes = new ArrayList<>();
            for (Decided each : chunk) {
                PendingWrite write = writer.plan(each.company(), each.assignment());
                if (write == null) {
                    unchanged++;
                } else {
                    changed++;
                    writes.add(write);
                }
            }
            if (dry != null) {
                writes.forEach(dry);
            } else {
                written = written.plus(writer.write(writes, mayBeThere));
                mayBeThere = false;
            }
            chunk.clear();
            save(state.written(position));
            progress.report("writing", position, state.read());
        }

        /** Of the first chunk after an end, some may be written: what the CRM keeps of them now tells. */
        private void refresh(List<Decided> chunk) {
            List<String> kept = java.util.Arrays.stream(OwnProperty.values())
                    .filter(OwnProperty::isWritten)
                    .map(OwnProperty::id)
                    .toList();
            Map<String, CrmObject> now = new HashMap<>();
            crm.objects()
                    .read(
                            ObjectType.COMPANY,
                            chunk.stream()
                                    .map(each -> each.company().account().accountId())
                                    .toList(),
                            kept)
                    .objects()
                    .forEach(each -> now.put(each.id(), each));
            chunk.replaceAll(each -> {
                CrmObject fresh = now.get(each.company().account().accountId());
                if (fresh == null) {
                    return each;
                }
                Map<String, String> values = new HashMap<>();
                kept.forEach(name -> {
                    String value = fresh.get(name);
                    if (value != null) {
                        values.put(name, value);
                    }
                });
                ReadCompany old = each.company();
                return new Decided(
                        new ReadCompany(old.account(), values, old.ownerId(), old.findings()), each.assignment());
            });
        }
    }
}
