package io.github.abmrules.rules.content;

import io.github.abmrules.core.content.ContentFit;
import io.github.abmrules.core.content.ContentRequest;
import io.github.abmrules.core.content.Offer;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.MicroSegment;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.Personalization;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.stage.UndecidedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account on its way through the rules. */
final class ContentInquiry implements Inquiry<ContentFit> {

    /** How far the account has come. */
    private enum Stage {
        NEED,
        OFFERS,
        DONE
    }

    private final ContentRequest request;
    private final Setting setting;
    private final List<Problem> problems = new ArrayList<>();
    private final @Nullable ContentNeed need;
    private Stage stage = Stage.NEED;

    ContentInquiry(ContentRequest request, Setting setting) {
        this.request = request;
        this.setting = setting;
        this.need = need();
    }

    private @Nullable ContentNeed need() {
        Map<IcpTier, AccountTier> efforts =
                setting.pack("programme").table("account-tiers", IcpTier.class, AccountTier.class);
        IcpTier icpTier = request.icpTier();
        AccountTier accountTier = request.accountTier();
        if (icpTier == null) {
            // Of the tiers that earn this effort the best; the rules ask only whether there is one.
            icpTier = Arrays.stream(IcpTier.values())
                    .filter(tier -> efforts.get(tier) == accountTier)
                    .findFirst()
                    .orElse(null);
            if (icpTier == null) {
                problems.add(new Problem(
                        "account_tier",
                        String.valueOf(accountTier),
                        "is earned by no ICP tier. Maybe give icp_tier, or change programme/account-tiers?"));
                return null;
            }
        }
        return new ContentNeed(
                request.cluster(),
                icpTier,
                accountTier == null ? efforts.get(icpTier) : accountTier,
                request.jobToBeDone(),
                new MicroSegment(request.challenge(), request.vertical(), request.stage()));
    }

    @Override
    public Collection<?> next(Notes notes) {
        if (need == null || stage == Stage.DONE) {
            return List.of();
        }
        if (stage == Stage.NEED) {
            stage = Stage.OFFERS;
            return List.of(need);
        }
        stage = Stage.DONE;
        List<Provided.Program> programs = notes.all(Provided.Program.class);
        if (programs.size() != 1) {
            return List.of();
        }
        ProgramType program = programs.get(0).type();
        return Arrays.stream(NextAction.values())
                .map(action -> new Offering(program, action))
                .toList();
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public ContentFit answer(Notes notes) throws UndecidedException {
        ProgramType program = notes.one(Provided.Program.class, "the programme").type();
        Provided.Level level = notes.atMostOne(Provided.Level.class, "personalization");
        Provided.Segment segment = notes.atMostOne(Provided.Segment.class, "the micro-segment");
        Personalization personalization = level == null ? null : level.personalization();
        MicroSegment microSegment = segment == null ? null : segment.segment();
        return new ContentFit(
                request.accountId(),
                personalization,
                personalization == null ? null : personalization.contentApproach(),
                microSegment,
                microSegment == null ? null : ContentFit.keyOf(microSegment),
                Programs.of(program, setting.parameters()),
                notes.all(Provided.Offered.class).stream()
                        .map(offered -> offered.about().action())
                        .distinct()
                        .sorted(Comparator.naturalOrder())
                        .map(action -> new Offer(
                                action,
                                Programs.words(action, setting.parameters()),
                                action.channel(),
                                action.requiredTrust()))
                        .toList(),
                notes.fired());
    }
}
