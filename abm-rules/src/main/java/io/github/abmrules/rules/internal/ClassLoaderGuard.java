package io.github.abmrules.rules.internal;

import java.util.function.Supplier;
import org.kie.api.KieServices;

/**
 * Drools looks for its parts through the context class loader of the thread and, where that cannot see them, remembers for
 * good that there are none. So whatever makes it look runs with the loader that loaded it.
 */
final class ClassLoaderGuard {

    private ClassLoaderGuard() {}

    static <T> T call(Supplier<T> action) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader());
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A loader that sees whatever Drools looks for. */
    static ClassLoader loader() {
        return new Both(ClassLoaderGuard.class.getClassLoader(), KieServices.class.getClassLoader());
    }

    /** Sees our own classes, and through a second loader those of Drools where a host keeps them apart. */
    private static final class Both extends ClassLoader {
        private final ClassLoader second;

        Both(ClassLoader first, ClassLoader second) {
            super(first);
            this.second = second;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            return second.loadClass(name);
        }
    }
}
