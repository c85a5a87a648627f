package io.github.abmrules.rules.trust;

import io.github.abmrules.core.ask.TrustAsk;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.stage.UndecidedException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The next action of one account on its way through the rules about trust. */
final class ActionTrust implements Inquiry<TrustedAction> {

    /** Does the next action fit the trust of the account? Asked of decisions only. */
    static final Question<Proposed, TrustedAction> QUESTION = new Question<>() {
        @Override
        public String name() {
            return "action";
        }

        @Override
        public String answers() {
            return "actions";
        }

        @Override
        public List<String> packs() {
            return List.of(TrustQuestion.PACK);
        }

        @Override
        public Class<Proposed> inputType() {
            return Proposed.class;
        }

        @Override
        public Class<TrustedAction> answerType() {
            return TrustedAction.class;
        }

        @Override
        public Inquiry<TrustedAction> inquire(Proposed input, Setting setting) {
            return new ActionTrust(input, setting);
        }
    };

    private enum Stage {
        EVENTS,
        STANDING,
        ASKS,
        CHOICE,
        DONE
    }

    private final NextAction action;
    private final TrustStages stages;
    private final Map<NextAction, AskFact> asks = new EnumMap<>(NextAction.class);
    private @Nullable UndecidedException undecided;
    private Stage stage = Stage.EVENTS;

    ActionTrust(Proposed proposed, Setting setting) {
        this.action = proposed.action();
        this.stages = new TrustStages(
                proposed.account().trustLevel(),
                proposed.account().trustLevelAt(),
                proposed.account().events(),
                setting.asOf());
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
            stage = Stage.CHOICE;
            for (NextAction candidate : NextAction.values()) {
                if (candidate.program() == action.program()) {
                    TrustAsk ask = new TrustAsk(candidate.channel(), candidate.requiredTrust());
                    asks.put(candidate, stages.ask(ask, notes));
                }
            }
            return List.copyOf(asks.values());
        }
        if (stage == Stage.CHOICE) {
            stage = Stage.DONE;
            try {
                return List.of(choice(notes));
            } catch (UndecidedException e) {
                undecided = e;
            }
        }
        return List.of();
    }

    private ActionChoice choice(Notes notes) throws UndecidedException {
        NextAction nearest = null;
        for (Map.Entry<NextAction, AskFact> each : asks.entrySet()) {
            boolean fits = TrustStages.checked(each.getValue(), notes).allowed();
            if (fits && (nearest == null || distance(each.getKey()) < distance(nearest))) {
                nearest = each.getKey();
            }
        }
        Checked own = TrustStages.checked(Objects.requireNonNull(asks.get(action)), notes);
        return new ActionChoice(action, stages.trust().level(), own.reason(), nearest);
    }

    private int distance(NextAction other) {
        return Math.abs(other.requiredTrust().ordinal() - action.requiredTrust().ordinal());
    }

    @Override
    public TrustedAction answer(Notes notes) throws UndecidedException {
        if (undecided != null) {
            throw undecided;
        }
        Replaced replaced = notes.atMostOne(Replaced.class, "the next action that fits the trust");
        return new TrustedAction(
                stages.trust().level(),
                replaced == null ? action : replaced.action(),
                stages.findings(notes),
                notes.fired());
    }
}
