package io.github.abmrules.core.store;

import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.Trigger;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a piece of evidence is recognised by, however often it is given. */
final class NaturalKey {
    static final Comparator<Signal> SIGNALS = Comparator.comparing(Signal::at).thenComparing(NaturalKey::of);
    static final Comparator<Trigger> TRIGGERS =
            Comparator.comparing(Trigger::detectedAt).thenComparing(NaturalKey::of);
    static final Comparator<AccountEvent> EVENTS =
            Comparator.comparing(AccountEvent::at).thenComparing(NaturalKey::of);

    private NaturalKey() {}

    /** Who did what when; whether the page shows intent may be put right later. */
    static String of(Signal signal) {
        return signal.type() + "/" + signal.at() + "/" + part(signal.contactId());
    }

    /** Which news was found when and where; when it expires may be put right later. */
    static String of(Trigger trigger) {
        return trigger.polarity() + "/" + trigger.detectedAt() + "/" + part(trigger.type()) + "/"
                + part(trigger.source());
    }

    /** What happened when to which deal; the level of trust may be put right later. */
    static String of(AccountEvent event) {
        return event.type() + "/" + event.at() + "/" + part(event.dealId());
    }

    /** Null is no text; a text may hold what separates parts. */
    private static String part(@Nullable String text) {
        return text == null
                ? "-"
                : "=" + Objects.requireNonNull(text).replace("~", "~~").replace("/", "~s");
    }
}
