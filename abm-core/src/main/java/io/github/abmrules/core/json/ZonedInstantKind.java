package io.github.abmrules.core.json;

import io.github.abmrules.core.rejection.Values;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** An instant whose bare dates are in the zone of the reading. */
enum ZonedInstantKind implements Kind<Instant> {
    INSTANCE;

    private static final String ALLOWED = Values.instant(ZoneOffset.UTC).allowed();

    @Override
    public @Nullable Instant read(JsonCursor in) throws IOException {
        return ScalarKind.read(in, JsonType.TEXT, in.instants());
    }

    @Override
    public Instant readFlawless(FlawlessJson in) {
        Instant value = in.instants().parse(in.text());
        if (value == null) {
            throw FlawlessJson.doubt();
        }
        return value;
    }

    @Override
    public String allowed() {
        return ALLOWED;
    }
}
