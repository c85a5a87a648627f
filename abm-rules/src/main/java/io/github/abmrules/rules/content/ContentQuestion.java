package io.github.abmrules.rules.content;

import io.github.abmrules.core.content.ContentFit;
import io.github.abmrules.core.content.ContentRequest;
import io.github.abmrules.core.fit.AccountTier;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.ProgramType;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.time.ZoneId;
import java.util.List;

/** Which content fits an account: how personal, for which segment, and what does its programme offer? */
public final class ContentQuestion implements Question<ContentRequest, ContentFit> {
    /** The question. */
    public static final ContentQuestion INSTANCE = new ContentQuestion();

    private ContentQuestion() {}

    @Override
    public String name() {
        return "content";
    }

    @Override
    public String answers() {
        return "content";
    }

    @Override
    public List<String> packs() {
        // The programme and the ranges of the portfolio are described in packs of their own; nothing is there twice.
        return List.of("programme", "portfolio", "content");
    }

    @Override
    public Class<ContentRequest> inputType() {
        return ContentRequest.class;
    }

    @Override
    public Class<ContentFit> answerType() {
        return ContentFit.class;
    }

    @Override
    public void check(ParameterSet parameters, ZoneId zone) {
        parameters.pack("programme").table("account-tiers", IcpTier.class, AccountTier.class);
        for (ProgramType type : ProgramType.values()) {
            Programs.of(type, parameters);
        }
        for (NextAction action : NextAction.values()) {
            if (action.program() != ProgramType.NONE) {
                Programs.words(action, parameters);
            }
        }
    }

    @Override
    public Inquiry<ContentFit> inquire(ContentRequest input, Setting setting) {
        return new ContentInquiry(input, setting);
    }
}
