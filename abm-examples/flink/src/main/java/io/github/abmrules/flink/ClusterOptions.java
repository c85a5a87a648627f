package io.github.abmrules.flink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Option;

/** The options that say how many tasks there are, and where files are. */
final class ClusterOptions {
    private static final int MOST = 32_767;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "How many tasks decide. Default: one a processor here, what the cluster says there.")
    private int parallelism;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = "A setting of Flink, such as -D taskmanager.memory.managed.size=1g. May be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** The cluster that this was sent to, or one within this process. */
    StreamExecutionEnvironment environment(Configuration more) {
        Configuration configuration = new Configuration();
        // Nothing may fall back to serialization that depends on classes.
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        if (parallelism != 0) {
            if (parallelism < 1 || parallelism > MOST) {
                throw new UnusableException("--parallelism " + parallelism + " is out of range; allowed: 1 to " + MOST);
            }
            configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        }
        configuration.addAll(more);
        configuration.addAll(Configuration.fromMap(settings));
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    }

    /** A path of any file system that Flink knows; without a scheme one of this machine. */
    static Path path(String option, String value) {
        try {
            return new Path(value);
        } catch (IllegalArgumentException e) {
            throw new UnusableException(option + " \"" + value + "\" is no path: " + e.getMessage());
        }
    }

    /** A file or folder that must be there. */
    static Path existing(String option, String value) {
        Path path = path(option, value);
        try {
            if (path.getFileSystem().exists(path)) {
                return path;
            }
        } catch (IOException e) {
            throw new UnusableException(option + " \"" + value + "\" cannot be looked at: " + e.getMessage());
        }
        throw new UnusableException(option + " \"" + value + "\" is not there. Maybe the path is misspelt?");
    }

    /** A file, or all jsonl files of a folder by name. */
    static List<Path> files(String option, String value) {
        Path path = existing(option, value);
        try {
            FileSystem files = path.getFileSystem();
            if (!files.getFileStatus(path).isDir()) {
                return List.of(path);
            }
            List<Path> found = new ArrayList<>();
            for (FileStatus each : files.listStatus(path)) {
                if (!each.isDir() && each.getPath().getName().endsWith(".jsonl")) {
                    found.add(each.getPath());
                }
            }
            found.sort((left, right) -> left.getName().compareTo(right.getName()));
            if (found.isEmpty()) {
                throw new UnusableException(option + " \"" + value
                        + "\" is a folder without a file that ends with .jsonl. Maybe it is another folder?");
            }
            return found;
        } catch (IOException e) {
            throw new UnusableException(option + " \"" + value + "\" cannot be listed: " + e.getMessage());
        }
    }

    /** A folder that is not there yet, or empty. */
    static Path empty(String option, String value) {
        Path path = path(option, value);
        try {
            FileSystem files = path.getFileSystem();
            if (files.exists(path)) {
                FileStatus[] within = files.listStatus(path);
                boolean folder = files.getFileStatus(path).isDir();
                if (!folder || (within != null && within.length > 0)) {
                    throw new UnusableException(option + " \"" + value + "\" is "
                            + (folder ? "a folder that is not empty" : "a file")
                            + ". Maybe name a new folder, so that results of two runs are not mixed?");
                }
            }
            return path;
        } catch (IOException e) {
            throw new UnusableException(option + " \"" + value + "\" cannot be looked at: " + e.getMessage());
        }
    }
}
