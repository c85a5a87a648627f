package io.github.abmrules.rules.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a log that were put aside: {@code name-000001.ext} and so on. */
final class RotatedFiles {

    private RotatedFiles() {}

    /** The files that were put aside, the oldest first. */
    static List<Path> of(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> number(file, each) > 0).sorted().toList();
        }
    }

    /** The file with this number. */
    static Path name(Path file, int number) {
        return file.resolveSibling("%s-%06d%s".formatted(stem(file), number, extension(file)));
    }

    /** The number of a file that was put aside; 0 when it is none. */
    static int number(Path file, Path other) {
        Matcher matcher = Pattern.compile(Pattern.quote(stem(file)) + "-(\\d{6})" + Pattern.quote(extension(file)))
                .matcher(other.getFileName().toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    private static String extension(Path file) {
        return file.getFileName().toString().substring(stem(file).length());
    }
}
