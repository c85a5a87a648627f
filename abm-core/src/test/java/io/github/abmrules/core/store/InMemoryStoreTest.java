package io.github.abmrules.core.store;

class InMemoryStoreTest extends StateStoreContract {

    @Override
    StateStore open() {
        return new InMemoryStore();
    }
}
