package io.github.abmrules.rules.trust;

import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.ask.TrustAsk;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.stage.UndecidedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What every inquiry about trust goes through: first the events, then the trust that comes of them with the channels, then
 * asks. Used once, from one thread.
 */
final class TrustStages {
    private final List<TrustEvent> events = new ArrayList<>();
    private final Set<Finding> findings = new TreeSet<>();
    private final @Nullable TrustLevel given;
    private final @Nullable Instant givenAt;
    private @Nullable TrustFact trust;

    TrustStages(
            @Nullable TrustLevel given, @Nullable Instant givenAt, Collection<AccountEvent> happened, Instant asOf) {
        for (AccountEvent event : happened) {
            if (!event.type().movesTrust()) {
                continue;
            }
            if (event.at().isAfter(asOf)) {
                findings.add(future(event.type() + " at " + event.at(), "events.at"));
            } else {
                events.add(new TrustEvent(event));
            }
        }
        boolean late = given != null && givenAt != null && givenAt.isAfter(asOf);
        if (late) {
            findings.add(future("trust_level at " + givenAt, "trust_level_at"));
        }
        this.given = late ? null : given;
        this.givenAt = givenAt;
    }

    private static Finding future(String what, String field) {
        return Finding.warning("FUTURE_EVIDENCE", what + " is after as_of and does not count", field);
    }

    /** The facts of the first stage; empty when nothing happened. */
    List<TrustEvent> events() {
        return events;
    }

    /** The facts of the second stage: the trust, the channels, and events that raised nothing. */
    List<Object> standing(Notes notes) {
        TrustHistory history = new TrustHistory();
        if (given != null) {
            history.given(given, givenAt);
        }
        notes.all(FloorSet.class).forEach(history::add);
        notes.all(Readied.class).forEach(history::add);
        notes.all(Lost.class).forEach(history::add);
        TrustFact fact = history.fold();
        trust = fact;
        List<Object> facts = new ArrayList<>();
        facts.add(fact);
        for (Channel channel : Channel.values()) {
            facts.add(new Reach(channel, fact.level()));
        }
        facts.addAll(history.unearned());
        return facts;
    }

    /** The trust of the account, after the first stage. */
    TrustFact trust() {
        return Objects.requireNonNull(trust);
    }

    /** The channels that work at this trust, in their order, each with its role. */
    static Map<Channel, String> channels(Notes notes) {
        Map<Channel, String> roles = new EnumMap<>(Channel.class);
        notes.all(Works.class).forEach(works -> roles.put(works.about().channel(), works.role()));
        return roles;
    }

    /** An ask for the third stage. */
    AskFact ask(TrustAsk ask, Notes notes) {
        return new AskFact(ask, trust().level(), channels(notes).containsKey(ask.channel()));
    }

    /** What the rules say of an ask. */
    static Checked checked(AskFact ask, Notes notes) throws UndecidedException {
        return notes.one(ask, Checked.class, "the ask through " + ask.ask().channel());
    }

    /** All findings, in their order. */
    List<Finding> findings(Notes notes) {
        Set<Finding> all = new TreeSet<>(findings);
        notes.all(TrustFound.class).forEach(found -> all.add(found.finding()));
        return List.copyOf(all);
    }

    /** Channels other than one, of those that work. */
    static List<Channel> others(Map<Channel, String> working, Channel channel) {
        Set<Channel> others = EnumSet.noneOf(Channel.class);
        others.addAll(working.keySet());
        others.remove(channel);
        return List.copyOf(others);
    }
}
