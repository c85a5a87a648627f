package io.github.abmrules.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Values;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {

    private record Point(String name, int x, List<Point> near) {
        Point {
            if (x == 13) {
                throw new InvalidFactException("x", "13", "brings bad luck");
            }
        }
    }

    private static final class PointShape extends Shape<Point> {
        private final Field<String> name = identity("name");
        private final Field<Integer> x = optional("x", Kind.number(Values.integer(0, 99)));
        private final Field<List<Point>> near = optional("near", Kind.listOf(this));

        @Override
        Point build(Slots slots) {
            return new Point(slots.get(name), slots.or(x, 7), slots.list(near));
        }
    }

    private static ReadRecord<Point> read(String json) {
        return new RecordFormat<>(new PointShape()).read(json, ZoneOffset.UTC);
    }

    @Test
    void buildsARecordFromItsFields() {
        assertThat(read("{\"name\":\"a\",\"near\":[{\"name\":\"b\",\"x\":2}]}").value())
                .isEqualTo(new Point("a", 7, List.of(new Point("b", 2, List.of()))));
    }

    @Test
    void tellsWhatTheRecordItselfRefuses() {
        assertThat(read("{\"name\":\"a\",\"x\":13}").problems())
                .containsExactly(new Problem("x", "13", "brings bad luck"));
        assertThat(read("{\"name\":\"a\",\"near\":[{\"name\":\"b\",\"x\":13}]}").problems())
                .containsExactly(new Problem("near[0].x", "13", "brings bad luck"));
    }

    @Test
    void takesTheIdOfTheWholeRecord() {
        assertThat(read("{\"near\":[{\"name\":\"b\"}],\"name\":\"a\"}").id()).isEqualTo("a");
        assertThat(read("{\"near\":[{\"name\":\"b\"}]}").id()).isNull();
    }

    @Test
    void knowsItsPathAtAnyDepth() {
        String json = "{\"name\":\"a\",\"near\":[".repeat(20) + "{\"name\":1}" + "]}".repeat(20);

        assertThat(read(json).problems())
                .containsExactly(new Problem(
                        "near[0].".repeat(20) + "name", "1", "must be a text, not a number. Maybe \"1\", in quotes?"));
    }
}
