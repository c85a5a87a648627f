package io.github.abmrules.core.port.file;

import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.json.JsonLines;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.json.UnreadableInputException;
import io.github.abmrules.core.port.AccountScore;
import io.github.abmrules.core.port.CompanyProfile;
import io.github.abmrules.core.port.CompetitorProfile;
import io.github.abmrules.core.port.CrmCompany;
import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.port.Keyed;
import io.github.abmrules.core.port.NewsItem;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.Tool;
import io.github.abmrules.core.port.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All tools as files of one folder, and what workflows leave for each other. A tool whose file is not there is not given.
 *
 * <ul>
 *   <li>{@code companies.jsonl}: the CRM, accounts as in the JSON of accounts, found by {@code company};
 *   <li>{@code news.jsonl}, {@code enrichment.jsonl}, {@code scores.jsonl}, {@code competitors.jsonl}: what the other tools
 *       know;
 *   <li>{@code targets.jsonl}: the companies of the campaign; other files that people write are read by {@link #given};
 *   <li>{@code notes.jsonl}, {@code tasks.jsonl}: what was written, each key once; {@code pending-notes.jsonl} and
 *       {@code pending-tasks.jsonl}: what waits to be;
 *   <li>{@code context/<name>.jsonl}: what workflows provide.
 * </ul>
 *
 * <p>One process at a time uses a folder. Not thread-safe.
 */
public final class CampaignFolder implements AutoCloseable {

    private final Path folder;
    private final ZoneId zone;
    private final FileChannel lock;
    private final Tools tools;
    private final List<String> notices;

    private CampaignFolder(Path folder, ZoneId zone, FileChannel lock) {
        this.folder = folder;
        this.zone = zone;
        this.lock = lock;
        Tools.Builder builder = Tools.builder();
        give("enrichment.jsonl", table -> builder.enrichment(table::one), Tool.ENRICH_COMPANY, CompanyProfile.class);
        give("news.jsonl", table -> builder.news(table::all), Tool.FETCH_COMPANY_NEWS, NewsItem.class);
        give("scores.jsonl", table -> builder.scoring(table::one), Tool.SCORE_ACCOUNT, AccountScore.class);
        give(
                "competitors.jsonl",
                table -> builder.competitors(table::one),
                Tool.EXTRACT_WEBSITE,
                CompetitorProfile.class);
        give("companies.jsonl", table -> builder.search(table::one), Tool.SEARCH_COMPANIES, CrmCompany.class);
        give(
                "companies.jsonl",
                table -> builder.deals(accountId -> deals(table, accountId)),
                Tool.GET_DEALS,
                CrmCompany.class);
        FileOutbox<CrmNote> pendingNotes =
                new FileOutbox<>(Tool.ADD_NOTE, folder.resolve("pending-notes.jsonl"), CrmNote.class);
        FileOutbox<CrmTask> pendingTasks =
                new FileOutbox<>(Tool.CREATE_TASK, folder.resolve("pending-tasks.jsonl"), CrmTask.class);
        FileSink<CrmNote> notes = new FileSink<>(Tool.ADD_NOTE, folder.resolve("notes.jsonl"), CrmNote.class);
        FileSink<CrmTask> tasks = new FileSink<>(Tool.CREATE_TASK, folder.resolve("tasks.jsonl"), CrmTask.class);
        this.tools = builder.notes(notes::write, pendingNotes)
                .tasks(tasks::write, pendingTasks)
                .build();
        List<String> said = new ArrayList<>(pendingNotes.notices());
        said.addAll(pendingTasks.notices());
        this.notices = List.copyOf(said);
    }

    /**
     * Opens a folder.
     *
     * @param zone the zone of bare dates
     * @throws UnreadableInputException when there is no such folder, a file of it cannot be read, or another process uses it
     */
    public static CampaignFolder open(Path folder, ZoneId zone) {
        if (!Files.isDirectory(folder)) {
            throw new UnreadableInputException(folder + ": there is no such folder. Maybe the path is misspelt?");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            return new CampaignFolder(folder, zone, channel);
        } catch (OverlappingFileLockException e) {
            close(channel);
            throw new UnreadableInputException(folder + ": is in use. Maybe another command runs on it?");
        } catch (IOException e) {
            close(channel);
            throw new UnreadableInputException(folder + ": cannot be used: " + e.getMessage());
        } catch (RuntimeException e) {
            close(channel);
            throw e;
        }
    }

    /** The tools. */
    public Tools tools() {
        return tools;
    }

    /** What a person should know about the files. */
    public List<String> notices() {
        return notices;
    }

    /**
     * The records of a file that people write, such as {@code targets.jsonl}; null when there is no such file.
     *
     * @param name the name without {@code .jsonl}
     * @throws UnreadableInputException when a record is wrong
     */
    public <T extends Record> @Nullable List<T> given(String name, Class<T> type) {
        return read(folder.resolve(name + ".jsonl"), type);
    }

    /**
     * What a workflow provided under a name; null when none has.
     *
     * @throws UnreadableInputException when a record of it is wrong
     */
    public <T extends Record> @Nullable List<T> context(String name, Class<T> type) {
        return read(contextFile(name), type);
    }

    /**
     * Keeps what a workflow provides, whole or not at all. Records with the same id as earlier ones take their place, the
     * others stay; the id is the key of a record that has one, else the first component, and where that is no
     * text all earlier ones go.
     */
    public void provide(String name, List<? extends Record> records) {
        Path file = contextFile(name);
        try {
            Files.createDirectories(folder.resolve("context"));
            if (records.isEmpty() && Files.exists(file)) {
                return;
            }
            AppendLog log = new AppendLog(file, line -> true);
            Map<String, String> lines = new LinkedHashMap<>();
            boolean keyed = !records.isEmpty() && keyOf(records.get(0)) != null;
            if (keyed) {
                RecordJson<? extends Record> json = RecordJson.of(records.get(0).getClass());
                for (String line : log.lines()) {
                    Record value = json.read(line, zone).value();
                    lines.put(value == null ? line : String.valueOf(keyOf(value)), line);
                }
            }
            for (Record each : records) {
                String line = new String(RecordJson.write(each), StandardCharsets.UTF_8);
                lines.put(keyed ? String.valueOf(keyOf(each)) : Integer.toString(lines.size()), line);
            }
            log.replace(List.copyOf(lines.values()));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private static @Nullable String keyOf(Record value) {
        return value instanceof Keyed keyed ? keyed.key() : RecordJson.idOf(value);
    }

    /** Lets another process use the folder. */
    @Override
    public void close() {
        close(lock);
    }

    private Path contextFile(String name) {
        return folder.resolve("context").resolve(name + ".jsonl");
    }

    private <T extends Record> @Nullable List<T> read(Path file, Class<T> type) {
        if (!Files.exists(file)) {
            return null;
        }
        RecordJson<T> json = RecordJson.of(type);
        List<T> records = new ArrayList<>();
        try (JsonLines lines = new JsonLines(Files.newInputStream(file))) {
            while (lines.hasNext()) {
                JsonLines.Line line = lines.next();
                String text = new String(line.bytes(), line.offset(), line.length(), StandardCharsets.UTF_8);
                ReadRecord<T> read = json.read(text, zone);
                T value = read.value();
                if (value == null) {
                    throw new UnreadableInputException(
                            file + ":" + line.line() + ": " + Failures.words(read.problems()));
                }
                records.add(value);
            }
        } catch (IOException e) {
            throw new UnreadableInputException(file + ": cannot be read: " + e.getMessage());
        }
        return records;
    }

    private <T extends Record> void give(String name, Consumer<CompanyTable<T>> use, Tool tool, Class<T> type) {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            use.accept(new CompanyTable<>(tool, file, type, zone));
        }
    }

    private static List<Deal> deals(CompanyTable<CrmCompany> companies, String accountId) {
        for (CrmCompany company : companies.readable()) {
            if (company.accountId().equals(accountId)) {
                return company.deals();
            }
        }
        throw new SourceException(Tool.GET_DEALS, accountId, "the CRM has no such company", false);
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
