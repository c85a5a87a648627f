package io.github.abmrules.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.check.CheckReport;
import io.github.abmrules.rules.check.PackCheck;
import io.github.abmrules.rules.yaml.BrokenFileException;
import io.github.abmrules.rules.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs that leave something open, one of each kind, and what is said about them. */
class RuleAnalysisTest {
    private static final Path SHIPPED = Path.of("src/main/resources/packs");

    @TempDir
    private static Path folder;

    private static List<Flaw> flaws = List.of();
    private static @Nullable Analysis shipped;

    @BeforeAll
    static void analyseWhatIsBroken() throws IOException {
        String mapping = Files.readString(SHIPPED.resolve("cluster/mapping.drl"));
        mapping = without(mapping, "cluster.abc-none");
        mapping = replaced(
                mapping,
                "icpTier == IcpTier.C, level in ( EngagementLevel.MEDIUM, EngagementLevel.HIGH )",
                "icpTier in ( IcpTier.B, IcpTier.C ), level in ( EngagementLevel.MEDIUM, EngagementLevel.HIGH ), !news");
        mapping = replaced(
                mapping,
                "level == EngagementLevel.LOW, !news )\nthen\n    insert( mapped( drools.getRule(), $e, Cluster.CLUSTER_ICP",
                "level == EngagementLevel.LOW, !news )\nthen\n    insert( mapped( drools.getRule(), $e, Cluster.ACTIVE_FOCUS");
        write("cluster/mapping.drl", mapping);
        for (String file : List.of("band", "handling", "due", "review")) {
            write("lead/" + file + ".drl", Files.readString(SHIPPED.resolve("lead/" + file + ".drl")));
        }
        write("house/x.drl", """
                package packs.house

                import io.github.abmrules.core.cluster.Cluster
                import io.github.abmrules.core.cluster.PromotionTrigger
                import io.github.abmrules.core.fit.IcpTier
                import io.github.abmrules.core.lead.LeadBand
                import io.github.abmrules.rules.fact.Moved
                import io.github.abmrules.rules.lead.Banded
                import io.github.abmrules.rules.profile.Profile
                import static io.github.abmrules.rules.verb.LeadVerbs.banded
                import static io.github.abmrules.rules.verb.LeadVerbs.warns
                import static io.github.abmrules.rules.verb.Verbs.informs
                import static io.github.abmrules.rules.verb.Verbs.promotes

                rule "Tier A is told"
                    @id("house.told-a")
                    @playbook("house")
                    @since("0.1")
                when
                    $s : Moved( icpTier == IcpTier.A )
                then
                    insert( informs( drools.getRule(), $s, "TOLD", "a good account" ) );
                end

                rule "Tiers A and B are told"
                    @id("house.told-ab")
                    @playbook("house")
                    @since("0.1")
                when
                    $s : Moved( icpTier in ( IcpTier.A, IcpTier.B ) )
                then
                    insert( informs( drools.getRule(), $s, "TOLD", "a good account" ) );
                end

                rule "Content is engagement of tier D as well"
                    @id("house.content-at-d")
                    @playbook("house")
                    @since("0.1")
                when
                    $s : Profile( icpTier == IcpTier.D, contentDownloadAt != null )
                then
                    insert( promotes( drools.getRule(), $s, PromotionTrigger.CONTENT_ENGAGEMENT,
                        Cluster.FUTURE_PIPELINE, $s.contentDownloadAt() ) );
                end

                rule "A cold or cool lead is told"
                    @id("house.told-cold-or-cool")
                    @playbook("house")
                    @since("0.1")
                when
                    $b : Banded( band in ( LeadBand.COLD, LeadBand.COOL ) )
                then
                    insert( warns( drools.getRule(), $b.about(), "TOLD", "no haste", "band" ) );
                end

                rule "A cold lead is told"
                    @id("house.told-cold")
                    @playbook("house")
                    @since("0.1")
                when
                    $b : Banded( band == LeadBand.COLD )
                then
                    insert( warns( drools.getRule(), $b.about(), "TOLD", "no " + "haste", "band" ) );
                end

                rule "A cool lead is told"
                    @id("house.told-cool")
                    @playbook("house")
                    @since("0.1")
                when
                    $b : Banded( band == LeadBand.COOL )
                then
                    insert( warns( drools.getRule(), $b.about(), "TOLD", "no " + "haste", "band" ) );
                end

                rule "Tier C and pinned and not pinned is told"
                    @id("house.told-never")
                    @playbook("house")
                    @since("0.1")
                when
                    $s : Moved( icpTier == IcpTier.C, pinned, !pinned )
                then
                    insert( informs( drools.getRule(), $s, "NEVER", "an odd account" ) );
                end

                rule "A cold lead is cold"
                    @id("house.cold-again")
                    @playbook("house")
                    @since("0.1")
                when
                    $b : Banded( band == LeadBand.COLD )
                then
                    insert( banded( drools.getRule(), $b.about(), LeadBand.COLD ) );
                end
                """);
        CheckReport report =
                PackCheck.report(folder, List.of(YamlReader.parse("lead:\n  hot-from: 45\n", "overlay.yaml")));
        Analysis analysis = report.analysis();
        assertThat(report.complaints()).isEmpty();
        assertThat(analysis).isNotNull();
        assertThat(analysis.clean()).isFalse();
        flaws = analysis.flaws();
    }

    private static void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** A rule file with one of its rules only. */
    private static String only(String text, String id) {
        int at = text.indexOf("@id(\"" + id + "\")");
        int begin = text.lastIndexOf("\nrule ", at) + 1;
        String rule = text.substring(begin, text.indexOf("\nend", at) + 5);
        String imports = text.substring(0, text.indexOf("\nrule "))
                .lines()
                .filter(line -> !line.startsWith("import ")
                        || rule.contains(
                                line.substring(line.lastIndexOf('.') + 1).strip()))
                .collect(Collectors.joining("\n"));
        return imports + "\n" + rule;
    }

    private static String without(String text, String id) {
        int at = text.indexOf("@id(\"" + id + "\")");
        int begin = text.lastIndexOf("rule \"", at);
        return text.substring(0, begin) + text.substring(text.indexOf("\nend\n", at) + 5);
    }

    private static String replaced(String text, String what, String with) {
        assertThat(text).contains(what);
        return text.replace(what, with);
    }

    /** What is said about the shipped packs, which takes seconds and is the same for all tests. */
    private static Analysis shipped() {
        if (shipped == null) {
            shipped = PackCheck.report(null, List.of()).analysis();
        }
        assertThat(shipped).isNotNull();
        return shipped;
    }

    private static Flaw only(Flaw.Kind kind, String rule) {
        List<Flaw> found = flaws.stream()
                .filter(flaw -> flaw.kind() == kind && flaw.rules().contains(rule))
                .toList();
        assertThat(found).as(flaws.toString()).hasSize(1);
        return found.get(0);
    }

    @Test
    void anInputThatNoRuleDecidesIsAGap() {
        List<Flaw> gaps =
                flaws.stream().filter(flaw -> flaw.kind() == Flaw.Kind.GAP).toList();

        assertThat(gaps).hasSize(1);
        assertThat(gaps.get(0).message())
                .startsWith("no rule gives a Mapped for 5 of 40 inputs of Engaged. Maybe widen");
        assertThat(gaps.get(0).file()).endsWith("cluster/mapping.drl");
        assertThat(gaps.get(0).example()).contains("level = NONE", "news = false");
    }

    @Test
    void theAccountOfAGapIsReallyNotDecided() {
        Flaw gap = flaws.stream()
                .filter(flaw -> flaw.kind() == Flaw.Kind.GAP)
                .findFirst()
                .orElseThrow();
        assertThat(gap.account()).isNotNull();
        Account account = AccountJson.read(gap.account(), ZoneOffset.UTC);
        try (AbmEngine engine = AbmEngine.builder().rules(folder).build()) {
            Outcome outcome =
                    engine.decideEach(List.of(account), RuleAnalysis.AS_OF).get(0);

            assertThat(outcome.failure()).isNotNull();
            assertThat(outcome.failure().message()).contains("the mapping");
        }
    }

    @Test
    void twoRulesForOneInputAreAnOverlap() {
        Flaw overlap = only(Flaw.Kind.OVERLAP, "cluster.ab-high");

        assertThat(overlap.message()).contains("both give a Mapped for the same Engaged, and not the same");
        assertThat(overlap.example()).contains("icpTier = B", "news = false");
        assertThat(overlap.account()).contains("\"icp_tier\":\"B\"");
    }

    @Test
    void moreThatGivesLessIsNotMonotone() {
        Flaw flaw = flaws.stream()
                .filter(each -> each.kind() == Flaw.Kind.NOT_MONOTONE)
                .findFirst()
                .orElseThrow();

        assertThat(flaw.message()).startsWith("mapped falls from ACTIVE_FOCUS (cluster.abc-low) to");
        assertThat(flaw.account()).isNotNull();
    }

    @Test
    void aRuleThatOnlyRepeatsAnotherIsShadowed() {
        Flaw flaw = only(Flaw.Kind.SHADOWED, "house.told-a");

        assertThat(flaw.message())
                .startsWith("house.told-a changes nothing: whenever it fires, house.told-ab has said");
        assertThat(flaw.account()).contains("\"icp_tier\":\"A\"");
    }

    @Test
    void aRuleWithoutWhichAccountsAreDecidedTheSameHasNoEffect() {
        Flaw flaw = only(Flaw.Kind.NO_EFFECT, "house.content-at-d");

        assertThat(flaw.severity()).isEqualTo(Flaw.Severity.WARNING);
        assertThat(flaw.message())
                .matches(
                        "removing house\\.content-at-d changes no decision: without it, all \\d+ accounts that were tried"
                                + " and on which it fires come out the same\\. Maybe take it out, or declare it as evidence in"
                                + " checks\\.yaml\\?");
        assertThat(flaw.account()).isNotNull();
        Account account = AccountJson.read(flaw.account(), ZoneOffset.UTC);
        assertThat(account.icpTier()).isEqualTo(IcpTier.D);
    }

    @Test
    void aRuleOfWhichOthersTogetherSayEverythingHasNoEffect() {
        Flaw flaw = only(Flaw.Kind.NO_EFFECT, "house.told-cold-or-cool");

        assertThat(flaw.message())
                .startsWith("removing house.told-cold-or-cool changes nothing: whenever it fires, house.told-cold or"
                        + " house.told-cool says the same.");
        assertThat(flaw.example()).containsAnyOf("band = COLD", "band = COOL");
    }

    @Test
    void aRuleThatIsDeclaredAsEvidenceMayChangeNothing(@TempDir Path other) throws IOException {
        Path pack = Files.createDirectories(other.resolve("house"));
        String rule = Files.readString(folder.resolve("house/x.drl"));
        Files.writeString(pack.resolve("x.drl"), only(rule, "house.content-at-d"));

        assertThat(PackCheck.report(other, List.of()).analysis().flaws())
                .extracting(Flaw::kind)
                .containsExactly(Flaw.Kind.NO_EFFECT);

        Files.writeString(pack.resolve("checks.yaml"), "evidence: [ house.content-at-d ]\n");

        assertThat(PackCheck.report(other, List.of()).analysis().flaws()).isEmpty();
    }

    @Test
    void aRuleWhoseConditionsContradictEachOtherIsUnreachable() {
        Flaw flaw = only(Flaw.Kind.UNREACHABLE, "house.told-never");

        assertThat(flaw.message()).contains("can never fire: its conditions contradict each other");
        assertThat(flaw.line()).isGreaterThan(1);
    }

    @Test
    void aRuleThatItsParametersKeepFromFiringNeverFires() {
        Flaw flaw = only(Flaw.Kind.NEVER_FIRES, "lead.band-hot");

        assertThat(flaw.message()).contains("never fires under the parameters in force: lead/hot-from = 45");
    }

    @Test
    void aRuleThatFeedsItselfIsALoop() {
        Flaw flaw = only(Flaw.Kind.LOOP, "house.cold-again");

        assertThat(flaw.message()).startsWith("never comes to an end: house.cold-again inserted 500 facts");
        assertThat(flaw.example()).contains("band = COLD");
    }

    @Test
    void theShippedPacksLeaveNothingOpen() {
        Analysis analysis = shipped();

        assertThat(analysis.flaws())
                .filteredOn(flaw -> flaw.severity() != Flaw.Severity.NOTE)
                .isEmpty();
        assertThat(analysis.groups()).allMatch(ProvenGroup::exhaustive);
        assertThat(analysis.groups())
                .as("each cell of the mapping is decided by exactly one rule, and the mapping is monotone")
                .filteredOn(group -> group.pack().equals("cluster"))
                .containsExactly(
                        new ProvenGroup("cluster", "Engaged", "Mapped", 9, 40, true),
                        new ProvenGroup("cluster", "Engaged", "Mapped", 9, 40, true));
    }

    @Test
    void whatAnAccountGetsIsToldApartByItsVerb() {
        Analysis analysis = shipped();

        assertThat(analysis.groups())
                .filteredOn(group -> group.result().equals("Provision"))
                .extracting(ProvenGroup::rules)
                .containsExactly(4, 4, 4, 1);
        assertThat(analysis.flaws())
                .as("what cannot be tried is told with the reason that the pack gives")
                .extracting(Flaw::message)
                .containsExactly(
                        "risk.stage-beyond-mean was not tried: it needs as many closed deals in the stage of the"
                                + " deal as minimum-sample says, and inputs are made one deal at a time. Its scenarios show it.");
    }

    @Test
    void aDeclarationAboutNothingIsRefused(@TempDir Path other) throws IOException {
        Path pack = Files.createDirectories(other.resolve("cluster"));
        Files.copy(SHIPPED.resolve("cluster/mapping.drl"), pack.resolve("mapping.drl"));
        Files.writeString(pack.resolve("checks.yaml"), "exactly-one:\n  - of: Maped\n    for: Engaged\n");

        assertThatThrownBy(() -> PackCheck.report(other, List.of()))
                .isInstanceOf(BrokenFileException.class)
                .hasMessageContaining("checks.yaml:2")
                .hasMessageContaining("no rule inserts Maped for Engaged")
                .hasMessageContaining("Maybe \"Mapped for Engaged\"?");
    }
}
