package io.github.abmrules.core.store;

class PostgresStoreTest extends StateStoreContract {

    @Override
    StateStore open() {
        return JdbcStore.open(Databases.postgres());
    }
}
