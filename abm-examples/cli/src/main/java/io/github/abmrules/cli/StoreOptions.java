package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.core.store.JdbcStore;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.core.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import picocli.CommandLine.Option;

/** The option that says where state is kept. */
final class StoreOptions {
    private static final String SQLITE = "sqlite:";
    private static final String JDBC_SQLITE = "jdbc:sqlite:";
    private static final String JDBC_POSTGRESQL = "jdbc:postgresql:";
    private static final int BUSY_MILLIS = 10_000;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "Where state is kept: sqlite:FILE, or jdbc:postgresql://HOST/DATABASE?user=…. Default:"
                    + " sqlite:abm-state.db.")
    private String store = "sqlite:abm-state.db";

    /** The options of a command whose store is another option, since it can do without. */
    static StoreOptions at(String url) {
        StoreOptions options = new StoreOptions();
        options.store = url;
        return options;
    }

    /**
     * The store, which has to be there.
     *
     * @throws UnusableException when it is not there, or cannot be used
     */
    StateStore open() {
        if (!store.startsWith(JDBC_POSTGRESQL)) {
            Path file = file();
            if (!Files.exists(file)) {
                throw new UnusableException("--store: there is no file " + file + ". Maybe \"abm state init --store "
                        + store + "\" first, or the path is misspelt?");
            }
        }
        return create();
    }

    /**
     * The store, which is made when it is not there.
     *
     * @throws UnusableException when it cannot be used
     */
    StateStore create() {
        try {
            return JdbcStore.open(new KeptConnection(source()));
        } catch (StoreException e) {
            throw new UnusableException("--store " + withoutPassword() + ": " + e.getMessage());
        }
    }

    private DataSource source() {
        if (store.startsWith(JDBC_POSTGRESQL)) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            try {
                source.setUrl(store);
            } catch (IllegalArgumentException e) {
                throw new UnusableException("--store \"" + withoutPassword()
                        + "\" is no address of PostgreSQL. Maybe jdbc:postgresql://localhost/abm?user=abm?");
            }
            return source;
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(JDBC_SQLITE + file());
        return source;
    }

    private Path file() {
        for (String prefix : new String[] {SQLITE, JDBC_SQLITE}) {
            if (store.startsWith(prefix) && store.length() > prefix.length()) {
                return Path.of(store.substring(prefix.length()));
            }
        }
        throw new UnusableException("--store \"" + withoutPassword()
                + "\" is not known; allowed: sqlite:FILE, jdbc:sqlite:FILE, jdbc:postgresql://HOST/DATABASE."
                + (store.contains(":") ? "" : " Maybe \"sqlite:" + store + "\"?"));
    }

    /** The address as it may be shown. */
    String withoutPassword() {
        return store.replaceAll("(?i)(password=)[^&]*", "$1…");
    }
}
