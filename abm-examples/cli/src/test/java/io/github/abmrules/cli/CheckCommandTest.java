package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path folder;

    private void pack(String condition) throws IOException {
        Files.createDirectories(folder.resolve("house"));
        Files.writeString(folder.resolve("house/x.drl"), """
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
    }

    @Test
    void showsThePlaceTheLineAndWhatWasMeant() throws IOException {
        pack("icpTier == \"A\", seat > 30");

        CommandRun run = abm("check", folder.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("x.drl:13:30: house.rule: a text is never a constant of IcpTier")
                .contains("    $p : Profile( icpTier == \"A\", seat > 30 )\n                             ^\n")
                .contains("Maybe IcpTier.A, without quotes?")
                .contains("the import io.github.abmrules.core.fit.IcpTier is not used")
                .endsWith("1 mistake, 2 of style\n");
    }

    @Test
    void isContentWithGoodRules() throws IOException {
        pack("icpTier == IcpTier.A");

        CommandRun run = abm("check", folder.toString(), "--format", "json");

        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out()).startsWith("{\"problems\":[");
    }

    @Test
    void tellsOfARuleFileThatNobodyReads() throws IOException {
        pack("icpTier == IcpTier.A");
        Files.copy(folder.resolve("house/x.drl"), folder.resolve("x.drl"));

        CommandRun run = abm("check", folder.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(folder + "/x.drl:1:1: lies beside the packs, where nobody reads it. Maybe put it into the"
                        + " folder of its pack?");
    }

    @Test
    void saysWhenThereIsNoFolder() {
        CommandRun run = abm("check", folder.resolve("nowhere").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is not a folder");
    }
}
