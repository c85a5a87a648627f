package io.github.abmrules.core.port.file;

import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.Tool;
import io.github.abmrules.core.rejection.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Failures of files in words. */
final class Failures {

    private Failures() {}

    /** A file that could not be read or written. */
    static SourceException of(Tool tool, String subject, Path file, IOException e) {
        String reason = Files.isDirectory(file) ? "is a folder" : e.getClass().getSimpleName() + " " + e.getMessage();
        return new SourceException(tool, subject, file.getFileName() + " cannot be written: " + reason, true);
    }

    /** What is wrong with a record. */
    static String words(List<Problem> problems) {
        return problems.stream()
                .map(problem -> (problem.field().isEmpty() ? "the record" : problem.field())
                        + (problem.value() == null ? "" : " \"" + problem.value() + "\"") + " " + problem.message())
                .collect(Collectors.joining("; "));
    }
}
