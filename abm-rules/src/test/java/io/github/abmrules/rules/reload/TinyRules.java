package io.github.abmrules.rules.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.rules.Portfolio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A whole set of rules in a few lines, in as many versions as a test asks for. A version has a number, and each of its
 * decisions says the number three times: as one rule file has it, as another has it, and as the parameters have it.
 */
final class TinyRules {
    static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

    /** A scenario that each version passes. */
    static final String SCENARIO = """
            - scenario: Everybody is told
              rule: tiny.said-by-rule
              as-of: 2026-06-30T12:00:00Z
              account: {account_id: a, icp_tier: A}
              expect:
                fires: true
                cluster: ACTIVE_FOCUS
            """;

    private static final String CHAIN = """
            package packs.tiny

            import io.github.abmrules.core.cluster.Cluster
            import io.github.abmrules.core.engagement.EngagementLevel
            import io.github.abmrules.core.programme.NextAction
            import io.github.abmrules.core.programme.ProgramType
            import io.github.abmrules.core.review.ReviewReason
            import io.github.abmrules.rules.fact.Based
            import io.github.abmrules.rules.fact.Basis
            import io.github.abmrules.rules.fact.Engaged
            import io.github.abmrules.rules.fact.Evidence
            import io.github.abmrules.rules.fact.InForce
            import io.github.abmrules.rules.fact.Mapped
            import io.github.abmrules.rules.fact.Moved
            import static io.github.abmrules.rules.verb.Verbs.*

            rule "chain"
                @id("tiny.chain")
                @playbook("house")
                @since("1")
            when
                $f : Evidence()
            then
                Engaged engaged = engaged( drools.getRule(), $f, EngagementLevel.HIGH );
                Mapped mapped = mapped( drools.getRule(), engaged, Cluster.ACTIVE_FOCUS );
                Based based = based( drools.getRule(), mapped, Basis.FRESH, Cluster.MONITOR_ONLY );
                Moved moved = moved( drools.getRule(), based, Cluster.ACTIVE_FOCUS );
                InForce inForce = inForce( drools.getRule(), moved, Cluster.FUTURE_PIPELINE );
                insert( engaged );
                insert( mapped );
                insert( based );
                insert( moved );
                insert( asks( drools.getRule(), moved, ReviewReason.PROMOTION_TO_ACTIVE_FOCUS,
                              Cluster.FUTURE_PIPELINE, Cluster.ACTIVE_FOCUS ) );
                insert( inForce );
                insert( programmed( drools.getRule(), inForce, ProgramType.NONE ) );
                insert( next( drools.getRule(), inForce, NextAction.WATCH_FOR_BETTER_TIER ) );
            end

            """;

    private final Path folder;

    TinyRules(Path folder) {
        this.folder = folder;
    }

    /** An engine of such rules, to be changed further. */
    static ReloadingEngine.Builder builder(Path folder) {
        return ReloadingEngine.builder(() -> NOW)
                .trustRules()
                .withoutShippedPacks()
                .rules(folder);
    }

    /** Writes the version with a number. */
    TinyRules write(int number) {
        return file("tiny/chain.drl", CHAIN).writeBeside(number);
    }

    /** Writes what says the number, to be loaded beside rules that decide. */
    TinyRules writeBeside(int number) {
        file(
                "tiny/reported.drl",
                """
                package packs.tiny

                import io.github.abmrules.rules.fact.ActiveFocusLoad
                import static io.github.abmrules.rules.verb.Verbs.*

                """ + rule("reported", "ActiveFocusLoad()", said("reports( drools.getRule(),", number)));
        return said(number).parameter(number);
    }

    /** Writes only what the second rule file says. */
    TinyRules said(int number) {
        return file(
                "tiny/said.drl",
                """
                package packs.tiny

                import io.github.abmrules.rules.fact.InForce
                import io.github.abmrules.rules.parameters.Parameters
                import static io.github.abmrules.rules.verb.Verbs.*

                """
                        + rule("said-by-rule", "$f : InForce()", said("informs( drools.getRule(), $f,", number))
                        + rule(
                                "said-by-parameter",
                                "$p : Parameters( pack == \"tiny\" )\n    $f : InForce()",
                                "informs( drools.getRule(), $f, \"BY_PARAMETER\", \"\" + $p.number(\"said\") )"));
    }

    /** Writes only what the parameters say. */
    TinyRules parameter(Object number) {
        return file("tiny/parameters.yaml", """
                said:
                  description: What is said.
                  unit: count
                  source: house
                  value: %s
                """.formatted(number));
    }

    TinyRules file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file that appears whole, for tests in which somebody looks meanwhile. */
    TinyRules file(String name, byte[] bytes) {
        try {
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            Path written = Files.write(folder.resolve(".being-written"), bytes);
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TinyRules delete(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The text of a rule of the pack. */
    static String rule(String name, String when, String then) {
        return """
                rule "%s"
                    @id("tiny.%s")
                    @playbook("house")
                    @since("1")
                when
                    %s
                then
                    insert( %s );
                end

                """.formatted(name, name, when, then);
    }

    static Account account(String id) {
        return Account.builder(id).icpTier(IcpTier.A).build();
    }

    static List<Account> accounts(int count) {
        return IntStream.range(0, count).mapToObj(i -> account("a" + i)).toList();
    }

    /** The number that a decision says, which has to be the same wherever it says one. */
    static int number(Assignment assignment) {
        List<String> said = assignment.findings().stream().map(Finding::message).toList();
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).isEqualTo(said.get(1));
        return Integer.parseInt(said.get(0));
    }

    static int number(Outcome outcome) {
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.assignment()).isNotNull();
        return number(outcome.assignment());
    }

    /** The number that a portfolio says, in all of its decisions and as a whole. */
    static int number(Portfolio portfolio) {
        assertThat(portfolio.failed()).isEmpty();
        int number = number(portfolio.assignments().get(0));
        assertThat(portfolio.assignments()).allSatisfy(each -> {
            assertThat(number(each)).isEqualTo(number);
            assertThat(each.rulesVersion()).isEqualTo(portfolio.rulesVersion());
        });
        assertThat(portfolio.summary().findings())
                .singleElement()
                .satisfies(each -> assertThat(each.message()).isEqualTo("" + number));
        return number;
    }

    private static String said(String verb, int number) {
        return verb + " \"BY_RULE\", \"" + number + "\" )";
    }
}
