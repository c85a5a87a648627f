package io.github.abmrules.plaindrools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.packs.RuleFile;
import io.github.abmrules.rules.stage.DecisionBatch;
import io.github.abmrules.rules.stage.DecisionContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.model.codegen.ExecutableModelProject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/** A plain KIE host decides as the engine does, byte for byte. */
class PlainDroolsTest {
    private static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");
    private static final List<Account> ACCOUNTS = VariedAccounts.around(AS_OF, 20260630, 400);

    private static List<String> expected = List.of();

    @BeforeAll
    static void letTheEngineDecide() {
        try (AbmEngine engine = AbmEngine.create()) {
            expected = rendered(engine.decideEach(ACCOUNTS, AS_OF));
        }
    }

    @Test
    void triesDecisionsOfAllKinds() {
        String all = String.join("\n", expected);
        assertThat(all)
                .contains(
                        "\"cluster\":\"MONITOR_ONLY\"",
                        "\"cluster\":\"CLUSTER_ICP\"",
                        "\"cluster\":\"FUTURE_PIPELINE\"",
                        "\"cluster\":\"ACTIVE_FOCUS\"",
                        "ACTIVE_FOCUS_CAPACITY",
                        "PROMOTION_TO_ACTIVE_FOCUS",
                        "DEMOTION_FROM_ACTIVE_FOCUS",
                        "SIGNALS_CONFLICT",
                        "scorecard.tier-",
                        "review.effective-pin",
                        "movement.basis-deal-lost",
                        "movement.basis-customer",
                        "icp_tier");
        assertThat(expected).noneMatch(text -> text.contains("Failure"));
    }

    @Test
    void decidesLikeTheEngine() {
        try (PlainDrools rules = PlainDrools.of(PlainDrools.shippedFiles())) {
            assertThat(rendered(rules.decide(ACCOUNTS, AS_OF))).isEqualTo(expected);
        }
    }

    @Test
    void decidesLikeTheEngineWhateverTheOrderOfTheRuleFiles() {
        List<RuleFile> files = new ArrayList<>(PlainDrools.shippedFiles());
        Set<List<String>> orders = new HashSet<>();
        Collections.reverse(files);
        for (int seed = 0; seed < 4; seed++) {
            try (PlainDrools rules = PlainDrools.of(inThisOrder(files))) {
                assertThat(rendered(rules.decide(ACCOUNTS, AS_OF)))
                        .as("order %s", seed == 0 ? "reversed" : "of seed " + seed)
                        .isEqualTo(expected);
                orders.add(firings(rules));
            }
            Collections.shuffle(files, new Random(seed + 1));
        }
        assertThat(orders).as("orders in which the same rules fired").hasSize(4);
    }

    @Test
    void decidesLikeTheEngineWhenCompiledToTheExecutableModelWithTheFilesReversed() {
        List<RuleFile> reversed = new ArrayList<>(PlainDrools.shippedFiles());
        Collections.reverse(reversed);
        try (PlainDrools classic = PlainDrools.of(PlainDrools.shippedFiles());
                PlainDrools model = PlainDrools.of(inThisOrder(reversed), ExecutableModelProject.class)) {
            assertThat(consequences(model)).containsExactly("LambdaConsequence");
            assertThat(consequences(classic)).doesNotContain("LambdaConsequence");
            assertThat(rendered(model.decide(ACCOUNTS, AS_OF))).isEqualTo(expected);
        }
    }

    @Test
    void leavesNoSessionBehind() {
        try (PlainDrools rules = PlainDrools.of(PlainDrools.shippedFiles())) {
            rules.decide(ACCOUNTS, AS_OF);
            assertThat(rules.base().getKieSessions()).isEmpty();
        }
    }

    /** KIE reads files by path, in whatever order they were written to it, so the order has to be in the path. */
    private static List<RuleFile> inThisOrder(List<RuleFile> files) {
        List<RuleFile> numbered = new ArrayList<>();
        for (RuleFile file : files) {
            String folder = "f" + (100 + numbered.size());
            numbered.add(new RuleFile(folder, file.pack() + "-" + file.name(), file.place(), file.text()));
        }
        return numbered;
    }

    private static List<String> firings(PlainDrools rules) {
        List<String> fired = new ArrayList<>();
        DecisionContext context = DecisionContext.shipped(ZoneOffset.UTC);
        DecisionBatch batch = new DecisionBatch(context, ACCOUNTS.subList(0, 20), AS_OF);
        KieSession session = rules.base().newKieSession();
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    fired.add(event.getMatch().getRule().getName());
                }
            });
            context.parameters().packs().forEach(session::insert);
            for (Collection<?> facts = batch.begin(); !facts.isEmpty(); facts = batch.next(session.getObjects())) {
                facts.forEach(session::insert);
                session.fireAllRules();
            }
            return fired;
        } finally {
            session.dispose();
        }
    }

    private static Set<String> consequences(PlainDrools rules) {
        return rules.base().getKiePackages().stream()
                .flatMap(pack -> pack.getRules().stream())
                .map(rule -> ((RuleImpl) rule).getConsequence().getClass().getSimpleName())
                .collect(Collectors.toSet());
    }

    private static List<String> rendered(List<Outcome> outcomes) {
        List<String> texts = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            texts.add(
                    outcome.assignment() == null
                            ? outcome.problems() + " " + outcome.failure()
                            : new String(AssignmentJson.write(outcome.assignment()), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
