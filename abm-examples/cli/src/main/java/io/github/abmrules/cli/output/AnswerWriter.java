package io.github.abmrules.cli.output;

import io.github.abmrules.core.json.DocumentWriter;
import io.github.abmrules.core.json.RecordJson;
import io.github.abmrules.core.rejection.Rejection;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers in one format. Belongs to one thread. Writing throws {@link java.io.UncheckedIOException} when the stream
 * fails.
 *
 * @param <O> the answer, a record
 */
public final class AnswerWriter<O> {
    private static final int NARROWEST = 80;
    private static final int WIDEST = 200;
    private static final int RULES_SHOWN = 12;

    private final OutputFormat format;
    private final String noun;
    private final AnswerLayout<O> layout;
    private final int width;
    private final LineBuffer lines = new LineBuffer();
    private @Nullable DocumentWriter document;
    private boolean empty = true;

    /**
     * A writer.
     *
     * @param noun the name of the list of answers in JSON
     * @param layout how a table looks
     * @param width the width of the terminal; 0 when there is none
     */
    public AnswerWriter(OutputFormat format, String noun, AnswerLayout<O> layout, int width) {
        this.format = format;
        this.noun = noun;
        this.layout = layout;
        this.width = Math.max(NARROWEST, Math.min(WIDEST, width));
    }

    /** Begins; nothing is written before. */
    public void begin(OutputStream out) {
        if (format == OutputFormat.JSON) {
            document = new DocumentWriter(out, noun, false);
        } else {
            lines.begin(out);
        }
    }

    /** Writes an answer. */
    public void write(O answer) {
        switch (format) {
            case JSON -> Objects.requireNonNull(document).element(RecordJson.write(layout.shown(answer)));
            case JSONL -> {
                lines.write(RecordJson.write(layout.shown(answer)));
                lines.write(new byte[] {'\n'});
            }
            case CSV -> {
                Map<String, String> cells = RecordJson.cells(layout.shown(answer));
                if (empty) {
                    lines.write(CsvLine.of(cells.keySet()));
                }
                lines.write(CsvLine.of(cells.values()));
            }
            case TABLE -> {
                if (empty) {
                    text(layout.header(width));
                }
                text(layout.text(answer, width));
            }
        }
        empty = false;
    }

    /**
     * Writes what follows the answers, and flushes.
     *
     * @param type the class of answers, for the header of a table without rows
     * @param rulesVersion the rules that took part; null for none
     */
    public void finish(Class<O> type, Iterable<Rejection> rejected, @Nullable String rulesVersion, Instant asOf) {
        if (format == OutputFormat.JSON) {
            Objects.requireNonNull(document).finish(rejected, rulesVersion, asOf);
            return;
        }
        if (format == OutputFormat.CSV && empty) {
            lines.write(CsvLine.of(RecordJson.of(layout.shownType(type)).cellNames()));
        }
        if (format == OutputFormat.TABLE) {
            String rules = rulesVersion == null ? "" : ", rules " + rulesVersion.substring(0, RULES_SHOWN);
            text("As of " + asOf + rules + "\n");
        }
        lines.flush();
    }

    /** Hands everything that was written to the stream; of a document a part is of no use. */
    public void flush() {
        if (format != OutputFormat.JSON) {
            lines.flush();
        }
    }

    /** What has to be told beside an answer, because what is written does not say it. */
    public List<String> aside(O answer) {
        return format == OutputFormat.TABLE ? List.of() : layout.aside(answer);
    }

    /** Whether {@link #finish} writes rejections. */
    public boolean listsRejections() {
        return format == OutputFormat.JSON;
    }

    /** Whether any number of whole records is worth keeping. */
    public boolean worthKeepingInPart() {
        return format == OutputFormat.JSONL;
    }

    private void text(String text) {
        lines.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
