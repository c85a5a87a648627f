package io.github.abmrules.rules;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Keeps an engine of the shipped packs open while tests run, so that engines with the same rules do not compile them again. */
public final class KeptEngine implements LauncherSessionListener {
    private AbmEngine engine;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        engine = AbmEngine.create();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        engine.close();
    }
}
