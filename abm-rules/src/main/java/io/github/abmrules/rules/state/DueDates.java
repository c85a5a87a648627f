package io.github.abmrules.rules.state;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.time.Window;
import io.github.abmrules.rules.parameters.ParameterDeclaration;
import io.github.abmrules.rules.parameters.ParameterSet;
import io.github.abmrules.rules.parameters.Parameters;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds when a decision may become another although nothing new is seen. It knows no rule: a decision can only change when
 * a date of the account comes, when a window of any parameter that began at such a date ends, or when a parameter changes.
 * So it may name an instant at which nothing changes, and never misses one. Immutable and thread-safe.
 */
final class DueDates {
    private final Set<Window> windows = new LinkedHashSet<>();
    private final ZoneId zone;
    private final TreeSet<Instant> parameterChanges;

    DueDates(ParameterSet parameters, ZoneId zone, Collection<Instant> parameterChanges) {
        this.zone = zone;
        this.parameterChanges = new TreeSet<>(parameterChanges);
        for (Parameters pack : parameters.packs()) {
            for (ParameterDeclaration declaration : pack.declarations()) {
                add(declaration.value());
                declaration.later().forEach(dated -> add(dated.value()));
            }
        }
    }

    private void add(Object value) {
        if (value instanceof Window window) {
            windows.add(window);
        }
    }

    /** The first instant after {@code asOf}; null for none. */
    @Nullable
    Instant next(Account account, Instant asOf) {
        First first = new First(asOf);
        first.at(parameterChanges.higher(asOf));
        account.signals().stream().map(Signal::at).forEach(first::from);
        for (Trigger trigger : account.triggers()) {
            first.from(trigger.detectedAt());
            first.from(trigger.expiresAt());
        }
        account.events().stream().map(AccountEvent::at).forEach(first::from);
        for (Deal deal : account.deals()) {
            first.from(deal.stageEnteredAt());
            first.from(deal.lastActivityAt());
            first.from(deal.closeDate());
        }
        first.from(account.trustLevelAt());
        if (account.current() != null) {
            first.from(account.current().since());
            first.from(account.current().evidenceFrom());
        }
        for (Review review : account.reviews()) {
            first.from(review.raisedAt());
            first.from(review.decidedAt());
        }
        if (account.pin() != null) {
            first.from(account.pin().until());
        }
        return first.found;
    }

    private final class First {
        private final Instant asOf;
        private @Nullable Instant found;

        private First(Instant asOf) {
            this.asOf = asOf;
        }

        /** A date, and the ends of all windows that begin with it. */
        private void from(@Nullable Instant date) {
            if (date == null) {
                return;
            }
            at(date);
            for (Window window : windows) {
                at(window.end(date, zone));
            }
        }

        private void at(@Nullable Instant instant) {
            if (instant != null && instant.isAfter(asOf) && (found == null || instant.isBefore(found))) {
                found = instant;
            }
        }
    }
}
