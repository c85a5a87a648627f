package io.github.abmrules.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import io.github.abmrules.cli.input.CsvText.MalformedCsvException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTest {

    @Test
    void knowsThePhysicalLineOfEveryRecord() {
        List<CsvText> records = records("a,b\r\n\"1\r\n2\",\"x\"\"y\n\"\n\n  \nlast,one");

        assertThat(records).extracting(CsvText::line).containsExactly(1L, 2L, 7L);
        assertThat(records).extracting(CsvText::index).containsExactly(-1L, 0L, 1L);
        assertThat(records.get(1).fields()).containsExactly("1\r\n2", "x\"y\n");
    }

    @Test
    void losesOnlyTheLineThatOpensAQuoteWithoutClosingIt() {
        List<CsvText> records = records("a,b\n1,2\n\"3,4\n5,6\n7,8\n");

        assertThat(records).extracting(CsvText::line).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(records).extracting(CsvText::unclosed).containsExactly(false, false, true, false, false);
        assertThat(records.get(4).fields()).containsExactly("7", "8");
        assertThatThrownBy(() -> records.get(2).fields())
                .isInstanceOf(MalformedCsvException.class)
                .hasMessageContaining("never closed");
    }

    @Test
    void findsBytesThatAreNotUtf8() {
        byte[] latin1 = "a\nGröße\nok\n".getBytes(StandardCharsets.ISO_8859_1);
        CsvRecords records = new CsvRecords(new ByteArrayInputStream(latin1), ',');
        records.next();

        assertThatThrownBy(() -> records.next().fields())
                .isInstanceOf(MalformedCsvException.class)
                .hasMessageContaining("is not UTF-8");
        assertThat(records.next().fields()).containsExactly("ok");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void cutsRecordsWhereTheCsvLibraryDoes(long seed) {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            csv.append(field(random)).append(',').append(field(random)).append(random.nextBoolean() ? "\n" : "\r\n");
        }

        List<List<String>> expected = new ArrayList<>();
        CsvReader.builder().ofCsvRecord(csv.toString()).forEach(record -> expected.add(record.getFields()));

        assertThat(records(csv.toString())).extracting(CsvText::fields).containsExactlyElementsOf(expected);
    }

    private static String field(Random random) {
        String[] parts = {"a", "1", " ", "\"\"", ",", "\n", "\r\n", "ö", "x\"\"y"};
        StringBuilder text = new StringBuilder("f");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return random.nextInt(3) == 0 ? "plain 5\" wide" : "\"" + text + "\"";
    }

    private static List<CsvText> records(String csv) {
        List<CsvText> records = new ArrayList<>();
        new CsvRecords(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), ',')
                .forEachRemaining(records::add);
        return records;
    }
}
