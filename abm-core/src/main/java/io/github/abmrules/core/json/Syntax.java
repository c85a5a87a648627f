package io.github.abmrules.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.regex.Pattern;

/** The grammar: the parser that knows it, and the words for what it does not accept. */
final class Syntax {

    /** No record may be longer, in bytes. */
    static final int LONGEST_RECORD = 64 << 20;

    /** Set here and not left to the library's defaults, which a host may have changed. */
    static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(500)
                    .maxNumberLength(1_000)
                    .maxStringLength(LONGEST_RECORD)
                    .maxNameLength(50_000)
                    .build())
            .build();

    private static final String CUT_OFF = "Unexpected end-of-input";

    /** Where every text begins. */
    static final JsonLocation BEGINNING = new JsonLocation(ContentReference.unknown(), 0, 1, 1);

    private static final Pattern ABOUT_THE_LIBRARY = Pattern.compile(
            " \\(start marker at .*|, from `[^`]*`|: enable `[^`]*` to allow| \\(`[^`]*` disabled\\)|\\R.*",
            Pattern.DOTALL);

    private Syntax() {}

    /**
     * What is wrong and where, as a sentence that follows its subject.
     *
     * @param here where the parser stands, for an error that does not say it
     * @param firstLine the line of the input on which the text begins
     */
    static String complaint(IOException e, JsonLocation here, long firstLine) {
        if (e instanceof JsonProcessingException wrong) {
            String kind = wrong instanceof StreamConstraintsException ? "is too large" : "is not valid JSON";
            JsonLocation there = wrong.getLocation() == null ? here : wrong.getLocation();
            String found = ABOUT_THE_LIBRARY.matcher(wrong.getOriginalMessage()).replaceAll("");
            return kind + " at " + place(there, firstLine) + ": " + found + ".";
        }
        return "is not valid JSON at " + place(here, firstLine) + ": " + e.getMessage();
    }

    /** What may help, after a space; empty when the complaint says it. */
    static String advice(IOException e) {
        if (isCutOff(e)) {
            return " Maybe the end of it is missing.";
        }
        if (e instanceof StreamConstraintsException) {
            return " Maybe it holds something other than data for this program.";
        }
        return e instanceof JsonProcessingException
                ? " Maybe a comma, a quote or a bracket nearby is missing, or one too many."
                : "";
    }

    /** Whether the text ends too early. */
    static boolean isCutOff(IOException e) {
        return e instanceof JsonEOFException
                || (e instanceof JsonProcessingException wrong
                        && wrong.getOriginalMessage().startsWith(CUT_OFF));
    }

    /**
     * A place, for messages. Columns count bytes.
     *
     * @param firstLine the line of the input on which the text begins
     */
    static String place(JsonLocation location, long firstLine) {
        return "line " + (firstLine + location.getLineNr() - 1) + ", column " + location.getColumnNr();
    }

    /** The place of a byte in a text. */
    static JsonLocation locate(byte[] text, int offset, int position) {
        int line = 1;
        int column = 1;
        for (int i = offset; i < position; i++) {
            column = text[i] == '\n' ? 1 : column + 1;
            line += text[i] == '\n' ? 1 : 0;
        }
        return new JsonLocation(ContentReference.unknown(), position - offset, line, column);
    }
}
