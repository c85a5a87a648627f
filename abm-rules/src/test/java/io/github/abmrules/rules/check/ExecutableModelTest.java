package io.github.abmrules.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.rules.analysis.Complaint;
import io.github.abmrules.rules.restrict.RuleTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the executable model of Drools refuses. */
class ExecutableModelTest {

    private static Path pack(Path folder, String condition) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("house"));
        Files.writeString(pack.resolve("x.drl"), """
                package packs.house

                import io.github.abmrules.core.cluster.DemotionTrigger
                import io.github.abmrules.core.fit.IcpTier
                import io.github.abmrules.rules.profile.Profile
                import static io.github.abmrules.rules.verb.Verbs.demotes

                rule "A rule"
                    @id("house.rule")
                    @playbook("house")
                    @since("0.1")
                when
                    $p : Profile( %s )
                then
                    insert( demotes( drools.getRule(), $p, DemotionTrigger.CHAMPION_LEFT ) );
                end
                """.formatted(condition));
        return folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(inCrm ? icpTier == IcpTier.A : inCrm) == true",
                "account.contacts.size == (inCrm ? 1 : 2)",
                "account.contacts.size == 1L"
            })
    void isNamedWithItsRule(String condition, @TempDir Path folder) throws IOException {
        pack(folder, condition);

        assertThat(PackCheck.of(folder, RuleTrust.TRUSTED))
                .noneMatch(each -> each.weight() == Complaint.Weight.MISTAKE);
        List<Complaint> complaints = PackCheck.executableModel(folder, RuleTrust.TRUSTED);
        assertThat(complaints).isNotEmpty().allSatisfy(each -> {
            assertThat(each.file()).endsWith("house/x.drl");
            assertThat(each.line()).isEqualTo(8);
            assertThat(each.rule()).isEqualTo("house.rule");
            assertThat(each.weight()).isEqualTo(Complaint.Weight.MISTAKE);
            assertThat(each.message()).startsWith("works here, but not in the executable model of Drools: ");
            assertThat(each.message()).doesNotContain("-1");
        });
    }

    @Test
    void isNothingOfRulesThatBothUnderstand(@TempDir Path folder) throws IOException {
        pack(folder, "icpTier == IcpTier.A");

        assertThat(PackCheck.executableModel(folder, RuleTrust.RESTRICTED)).isEmpty();
    }

    @Test
    void isNotAskedAboutRulesThatNobodyUnderstands(@TempDir Path folder) throws IOException {
        pack(folder, "icpTeir == IcpTier.A");
        assertThat(PackCheck.executableModel(folder, RuleTrust.RESTRICTED)).isEmpty();

        pack(folder, "account.contacts.size == (inCrm ? 1 : 2)");
        assertThat(PackCheck.executableModel(folder, RuleTrust.RESTRICTED)).isEmpty();
    }
}
