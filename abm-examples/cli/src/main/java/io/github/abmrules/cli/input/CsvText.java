package io.github.abmrules.cli.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;

/**
 * The text of one record of a CSV file, not split into fields yet.
 *
 * @param text the text, without the line break at its end
 * @param index 0-based position of the record, the header not counted
 * @param line physical line on which it begins, 1-based
 * @param unclosed whether a quote is opened in it and never closed
 * @param separator what separates fields
 */
public record CsvText(String text, long index, long line, boolean unclosed, char separator) {

    /** What stands where the bytes of the file are not UTF-8; no text may hold it, so nobody else wrote it. */
    static final char NOT_UTF8 = '\uFDD0';

    /**
     * The fields.
     *
     * @throws MalformedCsvException when there are none
     */
    public List<String> fields() {
        if (unclosed) {
            throw new MalformedCsvException(
                    "opens a quote that is never closed. Maybe a quote is missing, or one too many?");
        }
        if (text.indexOf(NOT_UTF8) >= 0) {
            throw new MalformedCsvException("is not UTF-8. Maybe save the file as \"CSV UTF-8\"?");
        }
        try {
            return CsvReader.builder()
                    .fieldSeparator(separator)
                    .ofSingleCsvRecord(text)
                    .getFields();
        } catch (CsvParseException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new MalformedCsvException(
                    "is no CSV: " + cause.getMessage() + ". Maybe a quote within a field is not doubled?");
        }
    }

    /** A record has no fields to speak of. */
    public static final class MalformedCsvException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** What is wrong, as it follows "the record". */
        public MalformedCsvException(String message) {
            super(message);
        }
    }
}
