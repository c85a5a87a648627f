package io.github.abmrules.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.rules.packs.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/** Engines with the same rules share what was compiled of them, until the last of them closes. */
class SharedBaseTest {
    private final AtomicInteger compiled = new AtomicInteger();

    private SharedBase base(String word) {
        RuleFile file = file(word);
        return ClassLoaderGuard.call(() -> SharedBase.of(List.of(file), () -> SharedBase.Compiled.of(compile(file))));
    }

    private static RuleFile file(String word) {
        return new RuleFile(
                "shared",
                "say.drl",
                "here",
                "package packs.shared\nrule \"say\" when String( this == \"ask\" ) then insert( \"" + word
                        + "\" ); end\n");
    }

    private KieContainer compile(RuleFile file) {
        compiled.incrementAndGet();
        KieServices services = KieServices.get();
        ReleaseId id = services.newReleaseId(
                "io.github.abmrules", "shared-" + file.text().hashCode() + "-" + compiled, "1");
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(id);
        files.write(file.kiePath(), file.text());
        services.newKieBuilder(files).buildAll();
        try {
            return services.newKieContainer(id);
        } finally {
            services.getRepository().removeKieModule(id);
        }
    }

    private static List<Object> said(SharedBase base) {
        KieSession session = base.newSession();
        try {
            session.insert("ask");
            session.fireAllRules();
            return new ArrayList<>(session.getObjects());
        } finally {
            session.dispose();
        }
    }

    @Test
    void compilesTheSameTextsOnce() {
        try (SharedBase one = base("once");
                SharedBase two = base("once")) {
            assertThat(two).isSameAs(one);
            assertThat(compiled).hasValue(1);
            assertThat(said(two)).containsExactlyInAnyOrder("ask", "once");
        }
    }

    @Test
    void compilesOtherTextsForThemselves() {
        try (SharedBase one = base("left");
                SharedBase two = base("right")) {
            assertThat(said(one)).contains("left").doesNotContain("right");
            assertThat(said(two)).contains("right").doesNotContain("left");
        }
    }

    @Test
    void worksForTheOthersWhenOneCloses() {
        try (SharedBase last = base("stays")) {
            base("stays").close();
            assertThat(said(last)).contains("stays");
        }
    }

    @Test
    void forgetsTextsWhenTheLastOneCloses() {
        base("gone").close();
        base("gone").close();
        assertThat(compiled).hasValue(2);
    }

    @Test
    void keepsNothingOfACompilationThatFails() {
        RuleFile file = file("fails");
        assertThatThrownBy(() -> SharedBase.of(List.of(file), () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        try (SharedBase base = base("fails")) {
            assertThat(said(base)).contains("fails");
        }
    }

    @Test
    void givesThreadsThatAskAtOnceTheSameOne() throws Exception {
        int threads = 4;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<SharedBase>> bases = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                bases.add(pool.submit(() -> {
                    start.await();
                    return base("raced");
                }));
            }
            SharedBase first = bases.get(0).get();
            for (Future<SharedBase> each : bases) {
                assertThat(each.get()).isSameAs(first);
                assertThat(said(each.get())).contains("raced");
            }
            for (Future<SharedBase> each : bases) {
                each.get().close();
            }
        } finally {
            pool.shutdownNow();
        }
        int before = compiled.get();
        base("raced").close();
        assertThat(compiled).hasValue(before + 1);
    }
}
