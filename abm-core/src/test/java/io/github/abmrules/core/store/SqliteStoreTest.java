package io.github.abmrules.core.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StateStoreContract {
    @TempDir
    private Path folder;

    private int files;

    @Override
    StateStore open() {
        return JdbcStore.open(Databases.sqlite(folder.resolve("abm" + files++ + ".db")));
    }
}
