package io.github.abmrules.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.trust.TrustLevel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignmentPackerTest {

    private final AssignmentPacker packer = new AssignmentPacker();

    private static String line(Assignment assignment) {
        return new String(AssignmentJson.write(assignment), UTF_8) + "\n";
    }

    /** An assignment whose rules are its own: nobody shares them. */
    private static Assignment decidedBy(FiredRule... rules) {
        return Examples.SMALL_ASSIGNMENT.withTrust(
                TrustLevel.AWARE, Examples.SMALL_ASSIGNMENT.nextAction(), List.of(rules));
    }

    private String unpacked(byte[] packed) {
        return new String(packer.unpack(packed), UTF_8);
    }

    @Test
    void unpacksWhatTheFormatSays() {
        List<Assignment> assignments =
                List.of(Examples.FULL_ASSIGNMENT, Examples.SMALL_ASSIGNMENT, Examples.FULL_ASSIGNMENT);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        StringBuilder expected = new StringBuilder();
        for (Assignment assignment : assignments) {
            assertThat(unpacked(packer.packLine(assignment))).isEqualTo(line(assignment));
            packed.writeBytes(packer.packLine(assignment));
            expected.append(line(assignment));
        }

        assertThat(unpacked(packed.toByteArray())).isEqualTo(expected.toString());
    }

    @Test
    void takesLittleRoomForWhatManyShare() {
        Assignment usual = decidedBy(IntStream.range(0, 12)
                .mapToObj(i -> new FiredRule(
                        "pack.rule-number-" + i,
                        "A sentence that says what the rule decides and when, as " + i + " others do",
                        "cluster-abm#icp-tier-to-cluster-mapping"))
                .toArray(FiredRule[]::new));

        assertThat(packer.packLine(usual).length).isLessThan(line(usual).length() / 4);
    }

    @Test
    void takesTheSignOfAPhraseInATextForWhatItIs() {
        Assignment odd = decidedBy(new FiredRule("a.\u0001\u0000\u0001\u0001", "\u0001\n", "é€😀\ud83d"));

        assertThat(unpacked(packer.packLine(odd))).isEqualTo(line(odd)).contains("\\u0001");
    }

    @Test
    void writesOutWhatFindsNoRoom() {
        List<Assignment> many = new ArrayList<>();
        for (int i = 0; i < 1_800; i++) {
            int number = i;
            many.add(decidedBy(IntStream.range(0, 10)
                    .mapToObj(j -> new FiredRule("pack.rule-" + number + "-" + j, "A rule", "house"))
                    .toArray(FiredRule[]::new)));
        }
        List<byte[]> packed = many.stream().map(packer::packLine).toList();

        assertThat(packed.get(1_799).length).isGreaterThan(packed.get(0).length);
        for (int i = 0; i < many.size(); i += 7) {
            assertThat(unpacked(packed.get(i))).isEqualTo(line(many.get(i)));
        }
        assertThat(unpacked(packed.get(1_799))).isEqualTo(line(many.get(1_799)));
    }

    @Test
    void keepsNoMoreThanItsRoomOfLongTexts() {
        String megabyte = "x".repeat(1 << 20);
        for (int i = 0; i < 20; i++) {
            Assignment longWinded = decidedBy(new FiredRule("pack.rule-" + i, megabyte, "house"));
            byte[] packed = packer.packLine(longWinded);

            assertThat(packed.length < megabyte.length()).isEqualTo(i < 8);
            assertThat(unpacked(packed)).isEqualTo(line(longWinded));
        }
    }

    @Test
    void packsInManyThreads() {
        List<String> lines = IntStream.range(0, 4_000)
                .parallel()
                .mapToObj(i -> decidedBy(new FiredRule("pack.rule-" + i % 500, "A rule", "house")))
                .map(packer::packLine)
                .map(this::unpacked)
                .toList();

        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i))
                    .isEqualTo(line(decidedBy(new FiredRule("pack.rule-" + i % 500, "A rule", "house"))));
        }
    }

    @Test
    void refusesWhatAnotherPackerPacked() {
        byte[] foreign = new AssignmentPacker().packLine(Examples.FULL_ASSIGNMENT);

        assertThatThrownBy(() -> packer.unpack(foreign))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("There is no phrase 0. Maybe another packer packed the text?");
    }
}
