package io.github.abmrules.rules.stage;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.assignment.Outcome;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.fact.Contribution;
import io.github.abmrules.rules.fact.Decided;
import io.github.abmrules.rules.fact.TierScored;
import io.github.abmrules.rules.profile.Profile;
import io.github.abmrules.rules.profile.Profiler;
import io.github.abmrules.rules.profile.ScoreSheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch of accounts on its way through the stages of a decision. It knows no KIE type, so that any session can carry it:
 *
 * <pre>
 * DecisionBatch batch = new DecisionBatch(context, accounts, asOf);
 * context.at(asOf).parameters().packs().forEach(session::insert);
 * for (Collection&lt;?&gt; facts = batch.begin(); !facts.isEmpty(); facts = batch.next(session.getObjects())) {
 *     facts.forEach(session::insert);
 *     session.fireAllRules();
 * }
 * List&lt;Outcome&gt; outcomes = batch.results();
 * </pre>
 *
 * <p>First come the score sheets of accounts without a tier, then the profiles, from which rules gather evidence, then the
 * evidence, from which rules decide. A stage begins when the rules of the one before have all fired, so no rule depends on
 * the order of rules or files. Use a batch once, from one thread.
 */
public final class DecisionBatch implements StagedBatch<Outcome> {

    private enum Stage {
        NEW,
        SCORING,
        GATHERING,
        DECIDING,
        DONE
    }

    private final DecisionContext context;
    private final Instant asOf;
    private final List<Draft> drafts;
    private final Map<Profile, Draft> byProfile;

    /** The draft where there is one alone, which need not be looked up; else null. */
    private final @Nullable Draft only;

    private Stage stage = Stage.NEW;

    /** A batch of accounts, decided in the given context at the given instant. */
    public DecisionBatch(DecisionContext context, Collection<Account> accounts, Instant asOf) {
        this.context = context.at(asOf);
        this.asOf = asOf;
        drafts = new ArrayList<>(accounts.size());
        for (Account account : accounts) {
            drafts.add(new Draft(account));
        }
        only = drafts.size() == 1 ? drafts.get(0) : null;
        byProfile = only == null ? new IdentityHashMap<>(drafts.size()) : Map.of();
    }

    @Override
    public Collection<Object> begin() {
        List<Object> sheets = new ArrayList<>();
        for (Draft draft : drafts) {
            Account account = draft.account();
            if (account.current() != null && account.current().since().isAfter(asOf)) {
                draft.reject(new Problem(
                        "current.since",
                        account.current().since().toString(),
                        "is after as_of " + asOf + "; allowed: an instant at or before it"));
            } else if (account.icpTier() == null && account.firmographics() != null) {
                ScoreSheet sheet = context.profiler().score(account, account.firmographics());
                draft.scoring(sheet);
                sheets.add(sheet);
            }
        }
        stage = Stage.SCORING;
        return sheets.isEmpty() ? profiles() : sheets;
    }

    @Override
    public Collection<Object> next(Collection<?> objects) {
        drafts.forEach(Draft::clear);
        return next(objects, objects);
    }

    @Override
    public Collection<Object> next(Collection<?> objects, Collection<?> added) {
        switch (stage) {
            case SCORING -> {
                scored(added);
                return profiles();
            }
            case GATHERING -> {
                gather(added);
                stage = Stage.DECIDING;
                return evidence();
            }
            case DECIDING -> {
                gather(added);
                stage = Stage.DONE;
                return List.of();
            }
            default -> throw new IllegalStateException("A batch cannot go on from " + stage + ".");
        }
    }

    @Override
    public List<Outcome> results() {
        if (stage != Stage.DONE && drafts.stream().anyMatch(Draft::open)) {
            throw new IllegalStateException("The batch has outcomes only when every stage is done; it is at " + stage
                    + ". Maybe the loop over begin() and next() ended early?");
        }
        List<Outcome> outcomes = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            outcomes.add(draft.outcome(context));
        }
        return outcomes;
    }

    private void scored(Collection<?> objects) {
        IdentityHashMap<ScoreSheet, Draft> bySheet = new IdentityHashMap<>();
        for (Draft draft : drafts) {
            ScoreSheet sheet = draft.sheet();
            if (sheet != null) {
                bySheet.put(sheet, draft);
            }
        }
        for (Object object : objects) {
            if (object instanceof TierScored scored) {
                Draft draft = bySheet.get(scored.sheet());
                if (draft != null) {
                    draft.scored(scored);
                }
            }
        }
    }

    private Collection<Object> profiles() {
        Profiler profiler = context.profiler();
        List<Object> facts = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            IcpTier tier = draft.tier();
            if (tier != null) {
                Account account = draft.account();
                Profile profile = profiler.profile(account, tier, asOf, account.activeFocusTaken() + 1);
                draft.profiled(profile);
                if (only == null) {
                    byProfile.put(profile, draft);
                }
                facts.add(profile);
                if (profile.floored()) {
                    facts.add(profiler.overall(profile));
                }
            }
        }
        stage = facts.isEmpty() ? Stage.DONE : Stage.GATHERING;
        return facts;
    }

    private void gather(Collection<?> objects) {
        for (Object object : objects) {
            if (object instanceof Contribution contribution) {
                Draft draft = draft(contribution.profile());
                if (draft != null) {
                    draft.add(contribution);
                }
            } else if (object instanceof Decided decided) {
                Draft draft = draft(decided.profile());
                if (draft != null) {
                    draft.add(decided);
                }
            }
        }
    }

    /** By identity, as the map does. */
    @SuppressWarnings("ReferenceEquality")
    private @Nullable Draft draft(Profile profile) {
        if (only == null) {
            return byProfile.get(profile);
        }
        return only.profile() == profile ? only : null;
    }

    private Collection<Object> evidence() {
        List<Object> facts = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            if (draft.open()) {
                facts.add(draft.evidence());
            }
        }
        return facts;
    }
}
