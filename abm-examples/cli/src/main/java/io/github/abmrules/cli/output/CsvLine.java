package io.github.abmrules.cli.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** A line of CSV. A cell that a spreadsheet would run as a formula begins with an apostrophe. */
final class CsvLine {
    private static final String FORMULA_BEGINNINGS = "=+-@\t\r";

    private CsvLine() {}

    static byte[] of(Collection<String> cells) {
        StringWriter line = new StringWriter(1 << 10);
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(line)) {
            csv.writeRecord(cells.stream().map(CsvLine::harmless).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA_BEGINNINGS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
