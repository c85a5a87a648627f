package io.github.abmrules.cli;

import static io.github.abmrules.cli.CommandRun.abm;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteCommandTest {

    @Test
    void writesTheStepsOfANeedInWordsWithoutQuotes() {
        CommandRun run = abm("route", "Segment", "by", "readiness", "--as-of", "2026-06-30");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("{\"routes\":[\n{\"need\":\"Segment by readiness\",\"row\":\"segment-by-readiness\",")
                .contains("\"steps\":[{\"kind\":\"SKILL\",\"id\":\"trust-building-principles\",\"alternatives\":[]},"
                        + "{\"kind\":\"SKILL\",\"id\":\"defining-icp-and-tiers\",\"alternatives\":[]},")
                .endsWith("\"as_of\":\"2026-06-30T23:59:59.999999999Z\"}\n");
    }

    @Test
    void writesForPeople() {
        CommandRun run =
                abm("route", "conversion-is-low", "--drop", "middle", "--format", "table", "--as-of", "2026-06-30");

        assertThat(run.out()).startsWith("""
                conversion is low in the middle  (conversion-is-low-middle)
                  1. trust-building-principles
                  2. email-sequences  [topic]: writing-b2b-emails
                  3. trust-progression  [topic]: trust-building-principles
                  source orchestrating-marketing#conversion-is-low/middle
                  rules  routing.by-drop, routing.trust-first
                """);
    }

    @Test
    void namesTheNearestNeedsOfOneThatIsNotKnown() {
        CommandRun run = abm("route", "wram up accounts", "--as-of", "2026-06-30");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("abm: need \"wram up accounts\" is not known; nearest: \"warm up accounts\", \"Warm up cold"
                        + " accounts\", \"account selection\". Maybe \"warm up accounts\"?\n");
    }

    @Test
    void saysWhatIsWrongWithOptions() {
        assertThat(abm("route", "conversion-is-low", "--drop", "botom").err())
                .isEqualTo("abm: --drop \"botom\" is not known; allowed: TOP, MIDDLE, BOTTOM. Maybe \"BOTTOM\"?\n");
        assertThat(abm("route").err()).isEqualTo("abm: a need is missing. Maybe \"abm route --list\"?\n");
        CommandRun other = abm("route", "write-email", "--drop", "top", "--as-of", "2026-06-30");
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err())
                .isEqualTo("abm: --drop \"TOP\" does not go with this need; it goes with \"conversion-is-low\"\n");
    }

    @Test
    void listsWhatCanBeNeeded() {
        CommandRun json = abm("route", "--list", "--as-of", "2026-06-30");
        CommandRun csv = abm("route", "--list", "--format", "csv", "--as-of", "2026-06-30");

        assertThat(json.out()).startsWith("{\"needs\":[\n{\"id\":\"define-icp-and-criteria\",");
        assertThat(csv.outLines().get(0)).isEqualTo("id,text,source,under,drop,steps");
        assertThat(csv.outLines().size()).isEqualTo(json.outLines().size() - 1);
        assertThat(abm("route", "--list", "events").status()).isEqualTo(2);
    }

    @Test
    void leavesNoFileBehindWhenTheNeedIsNotKnown(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("route.json");

        assertThat(abm("route", "nothing like it", "--output", file.toString()).status())
                .isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
        assertThat(abm("route", "write-email", "--output", file.toString()).status())
                .isZero();
        assertThat(Files.readString(file)).contains("writing-b2b-emails");
    }
}
