package io.github.abmrules.rules.research;

import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.port.NewsItem;
import io.github.abmrules.core.time.Window;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A piece of news, as rules see it. Equal only to itself: the same news twice is two facts. */
public final class NewsFact {

    private final NewsItem item;
    private final @Nullable TriggerType type;
    private final Instant asOf;
    private final ZoneId zone;

    NewsFact(NewsItem item, @Nullable TriggerType type, Instant asOf, ZoneId zone) {
        this.item = item;
        this.type = type;
        this.asOf = asOf;
        this.zone = zone;
    }

    /** The news. */
    public NewsItem item() {
        return item;
    }

    /** Its row in the table of types; null when it has none. */
    @Nullable
    TriggerType type() {
        return type;
    }

    /** Whether it speaks for buying. */
    public boolean isPositive() {
        return item.polarity() == TriggerPolarity.POSITIVE;
    }

    /** Whether its type is in the table of types. */
    public boolean isListed() {
        return type != null;
    }

    /** The points of its type; 0 when the type is not in the table. */
    public int getListedPoints() {
        return type == null ? 0 : type.points();
    }

    /** Whether it is dated after the instant of the report. */
    public boolean isFuture() {
        return item.detectedAt().isAfter(asOf);
    }

    /** Whether it counts now: until it expires, where that is said, else for the window. */
    public boolean live(Window window) {
        if (item.detectedAt().isAfter(asOf)) {
            return false;
        }
        Instant expiresAt = item.expiresAt();
        return expiresAt == null ? window.covers(item.detectedAt(), asOf, zone) : asOf.isBefore(expiresAt);
    }

    /** What it is, for messages. */
    public String getWords() {
        return (item.type() == null ? "news" : item.type()) + " detected at " + item.detectedAt();
    }
}
