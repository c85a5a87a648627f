package io.github.abmrules.hubspot.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HtmlTextTest {

    private static final String MARKER = "[abm:1]";
    private static final String END = "<br><br>" + MARKER;

    @Test
    void escapesWhatHtmlWouldRead() {
        assertThat(HtmlText.of("a < b & \"c\" > 'd'\nnext\u0000", MARKER))
                .isEqualTo("a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;<br>next" + END);
    }

    @Test
    void aBodyThatJustFitsIsWhole() {
        int room = HtmlText.LONGEST - END.length();
        String fits = HtmlText.of("x".repeat(room), MARKER);
        String cut = HtmlText.of("x".repeat(room + 1), MARKER);

        assertThat(fits).hasSize(HtmlText.LONGEST).doesNotContain(HtmlText.CUT);
        assertThat(cut).hasSize(HtmlText.LONGEST).endsWith(HtmlText.CUT + END);
    }

    @Test
    void neverCutsACharacterAnEntityOrATag() {
        Random random = new Random(7);
        String[] pieces = {"&", "<", "\n", "x", "😀", "é", "'"};
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder("y".repeat(65_400 + random.nextInt(60)));
            while (text.length() < 65_700) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String html = HtmlText.of(text.toString(), MARKER);
            String shown = html.substring(0, html.length() - END.length() - HtmlText.CUT.length());

            assertThat(html.length()).isLessThanOrEqualTo(HtmlText.LONGEST);
            assertThat(html).endsWith(HtmlText.CUT + END);
            assertThat(shown.replaceAll("&(amp|lt|#39);|<br>", ""))
                    .doesNotContain("&")
                    .doesNotContain("<");
            assertThat(Character.isHighSurrogate(shown.charAt(shown.length() - 1)))
                    .isFalse();
        }
    }

    @Test
    void theMarkerIsFoundAgain() {
        String marker = Marker.of("3f2a");
        assertThat(Marker.in(HtmlText.of("text", marker))).containsExactly("[abm:3f2a]");
        assertThat(Marker.in("[abm:3f2] [abm:3f2a]")).containsExactlyInAnyOrder("[abm:3f2]", "[abm:3f2a]");
        assertThat(Marker.of("spring campaign/Acme <1>")).matches("\\[abm:[0-9a-f]{64}]");
    }
}
