package io.github.abmrules.rules.research;

import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.playbook.Prospect;
import io.github.abmrules.core.playbook.PursuitAdvice;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.stage.UndecidedException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Should a company be pursued? */
public final class PursuitQuestion implements Question<Prospect, PursuitAdvice> {
    /** The only one. */
    public static final PursuitQuestion INSTANCE = new PursuitQuestion();

    private PursuitQuestion() {}

    @Override
    public String name() {
        return "prospect";
    }

    @Override
    public String answers() {
        return "pursuits";
    }

    @Override
    public List<String> packs() {
        return List.of("engagement", "research");
    }

    @Override
    public Class<Prospect> inputType() {
        return Prospect.class;
    }

    @Override
    public Class<PursuitAdvice> answerType() {
        return PursuitAdvice.class;
    }

    @Override
    public Inquiry<PursuitAdvice> inquire(Prospect prospect, Setting setting) {
        Map<IcpTier, PursuitPolicy> policies =
                setting.pack("research").table("pursuit", IcpTier.class, PursuitPolicy.class);
        IcpTier tier = prospect.icpTier();
        PursuitPolicy policy =
                tier == null ? PursuitPolicy.UNDECIDED : policies.getOrDefault(tier, PursuitPolicy.NEVER);
        return new PursuitInquiry(prospect, new ProspectFact(prospect, policy));
    }

    /** One stage. */
    private static final class PursuitInquiry implements Inquiry<PursuitAdvice> {
        private final Prospect prospect;
        private final ProspectFact fact;
        private boolean asked;

        private PursuitInquiry(Prospect prospect, ProspectFact fact) {
            this.prospect = prospect;
            this.fact = fact;
        }

        @Override
        public Collection<?> next(Notes notes) {
            if (asked) {
                return List.of();
            }
            asked = true;
            return List.of(fact);
        }

        @Override
        public PursuitAdvice answer(Notes notes) throws UndecidedException {
            ResearchNote.Recommended recommended =
                    notes.one(ResearchNote.Recommended.class, "whether to pursue the company");
            return new PursuitAdvice(prospect.company(), recommended.pursuit(), notes.fired());
        }
    }
}
