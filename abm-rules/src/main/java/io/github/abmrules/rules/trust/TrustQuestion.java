package io.github.abmrules.rules.trust;

import io.github.abmrules.core.ask.TrustInquiry;
import io.github.abmrules.core.ask.TrustReport;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import java.util.List;

/** How far does an account trust us, and what may be asked of it? */
public final class TrustQuestion implements Question<TrustInquiry, TrustReport> {

    /** The question. */
    public static final TrustQuestion INSTANCE = new TrustQuestion();

    /** The pack that answers it. */
    static final String PACK = "trust";

    private TrustQuestion() {}

    @Override
    public String name() {
        return "trust";
    }

    @Override
    public String answers() {
        return "trust";
    }

    @Override
    public List<String> packs() {
        return List.of(PACK);
    }

    @Override
    public Class<TrustInquiry> inputType() {
        return TrustInquiry.class;
    }

    @Override
    public Class<TrustReport> answerType() {
        return TrustReport.class;
    }

    @Override
    public Inquiry<TrustReport> inquire(TrustInquiry input, Setting setting) {
        return new AccountTrust(input, setting);
    }
}
