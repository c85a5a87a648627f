package io.github.abmrules.rules.trust;

import io.github.abmrules.core.ask.AskVerdict;
import io.github.abmrules.core.ask.CheckedAsk;
import io.github.abmrules.core.ask.RaisingStep;
import io.github.abmrules.core.ask.RecommendedAsk;
import io.github.abmrules.core.ask.TrustAsk;
import io.github.abmrules.core.ask.TrustInquiry;
import io.github.abmrules.core.ask.TrustReport;
import io.github.abmrules.core.programme.Channel;
import io.github.abmrules.core.trust.TrustLevel;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.stage.UndecidedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trust of one account on its way through the rules. */
final class AccountTrust implements Inquiry<TrustReport> {

    private enum Stage {
        EVENTS,
        STANDING,
        ASKS,
        DONE
    }

    private final TrustInquiry input;
    private final TrustStages stages;
    private final List<AskFact> candidates = new ArrayList<>();
    private @Nullable AskFact ask;
    private Stage stage = Stage.EVENTS;

    AccountTrust(TrustInquiry input, Setting setting) {
        this.input = input;
        this.stages = new TrustStages(input.trustLevel(), input.trustLevelAt(), input.events(), setting.asOf());
    }

    @Override
    public Collection<?> next(Notes notes) {
        if (stage == Stage.EVENTS) {
            stage = Stage.STANDING;
            if (!stages.events().isEmpty()) {
                return stages.events();
            }
        }
        if (stage == Stage.STANDING) {
            stage = Stage.ASKS;
            return stages.standing(notes);
        }
        if (stage == Stage.ASKS) {
            stage = Stage.DONE;
            return asks(notes);
        }
        return List.of();
    }

    /** The ask that was given, and for each channel that works the most that the trust could bear, checked like any other. */
    private List<AskFact> asks(Notes notes) {
        TrustLevel most = stages.trust().level().inRanges();
        for (Channel channel : TrustStages.channels(notes).keySet()) {
            candidates.add(stages.ask(new TrustAsk(channel, most), notes));
        }
        List<AskFact> asks = new ArrayList<>(candidates);
        if (input.ask() != null) {
            ask = stages.ask(input.ask(), notes);
            asks.add(ask);
        }
        return asks;
    }

    @Override
    public TrustReport answer(Notes notes) throws UndecidedException {
        Map<Channel, String> working = TrustStages.channels(notes);
        List<RecommendedAsk> recommended = new ArrayList<>();
        for (AskFact candidate : candidates) {
            Channel channel = candidate.ask().channel();
            if (TrustStages.checked(candidate, notes).allowed()) {
                recommended.add(new RecommendedAsk(
                        channel, candidate.ask().requiredLevel(), working.getOrDefault(channel, "")));
            }
        }
        return new TrustReport(
                input.accountId(),
                stages.trust().level(),
                !notes.all(Ready.class).isEmpty(),
                ask == null ? null : checked(ask, notes, working),
                recommended,
                notes.all(Raises.class).stream()
                        .flatMap(raises -> raises.steps().stream())
                        .sorted()
                        .map(RaisingStep::of)
                        .toList(),
                stages.findings(notes),
                notes.fired());
    }

    private static CheckedAsk checked(AskFact fact, Notes notes, Map<Channel, String> working)
            throws UndecidedException {
        Checked checked = TrustStages.checked(fact, notes);
        if (checked.allowed()) {
            return new CheckedAsk(AskVerdict.ALLOWED, null, 0, List.of());
        }
        return new CheckedAsk(
                AskVerdict.MISMATCH,
                checked.reason(),
                fact.level().missingTo(fact.ask().requiredLevel()),
                TrustStages.others(working, fact.ask().channel()));
    }
}
