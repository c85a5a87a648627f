package io.github.abmrules.rules.verb;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.sales.Gap;
import io.github.abmrules.core.sales.Indicator;
import io.github.abmrules.core.sales.Loudness;
import io.github.abmrules.core.sales.RiskLevel;
import io.github.abmrules.core.sales.RiskReason;
import io.github.abmrules.rules.sales.CheckedDeal;
import io.github.abmrules.rules.sales.DeskDeal;
import io.github.abmrules.rules.sales.DigestPlan;
import io.github.abmrules.rules.sales.OpenDeal;
import io.github.abmrules.rules.sales.OwnerDesk;
import io.github.abmrules.rules.sales.RankedRisk;
import io.github.abmrules.rules.sales.RiskSheet;
import io.github.abmrules.rules.sales.SalesNote;
import io.github.abmrules.rules.sales.Week;
import org.kie.api.definition.rule.Rule;

/** The verbs of rules about sales management; see {@link Verbs}. */
public final class SalesVerbs {

    private SalesVerbs() {}

    /** Something puts a deal at risk. */
    public static SalesNote.Endangered endangers(Rule rule, OpenDeal deal, RiskReason reason, String fact) {
        return new SalesNote.Endangered(Verbs.fired(rule), deal, reason, fact);
    }

    /** A reason cannot be judged, because something is missing. */
    public static SalesNote.Unjudged leavesOpen(Rule rule, OpenDeal deal, RiskReason reason, String missing) {
        return new SalesNote.Unjudged(Verbs.fired(rule), deal, reason, missing);
    }

    /** How much at risk a deal is. */
    public static SalesNote.Leveled leveled(Rule rule, RiskSheet sheet, RiskLevel level) {
        return new SalesNote.Leveled(Verbs.fired(rule), sheet, level);
    }

    /** A person has to decide what becomes of a deal. */
    public static SalesNote.PutToPerson putsToPerson(Rule rule, SalesNote.Leveled leveled) {
        return new SalesNote.PutToPerson(Verbs.fired(rule), leveled.about());
    }

    /** Something about a deal is not kept up. */
    public static SalesNote.Lacking lacks(Rule rule, CheckedDeal deal, Gap gap, String fact) {
        return new SalesNote.Lacking(Verbs.fired(rule), deal, gap, fact);
    }

    /** How loud digests are from now on, and how many were ignored in a row since. */
    public static SalesNote.Tuned tuned(Rule rule, OwnerDesk desk, Loudness loudness, int ignoredInARow) {
        return new SalesNote.Tuned(Verbs.fired(rule), desk, loudness, ignoredInARow);
    }

    /** A digest says something about a deal. */
    public static SalesNote.Mentioned mentions(Rule rule, DeskDeal deal) {
        return new SalesNote.Mentioned(Verbs.fired(rule), deal);
    }

    /** A manager is told of a deal. */
    public static SalesNote.Escalated escalates(Rule rule, DeskDeal deal) {
        return new SalesNote.Escalated(Verbs.fired(rule), deal);
    }

    /** A digest is sent. */
    public static SalesNote.Dispatched sends(Rule rule, DigestPlan plan, String reason) {
        return new SalesNote.Dispatched(Verbs.fired(rule), plan, true, reason);
    }

    /** A digest is not sent. */
    public static SalesNote.Dispatched holdsBack(Rule rule, DigestPlan plan, String reason) {
        return new SalesNote.Dispatched(Verbs.fired(rule), plan, false, reason);
    }

    /** How many deals a digest says something about at most. */
    public static SalesNote.Roomed hasRoom(Rule rule, DigestPlan plan, int items) {
        return new SalesNote.Roomed(Verbs.fired(rule), plan, items);
    }

    /** A figure tells about the weeks to come. */
    public static SalesNote.Told tellsAhead(Rule rule, Week week, Indicator indicator) {
        return new SalesNote.Told(Verbs.fired(rule), week, indicator, true);
    }

    /** A figure tells about the week that was. */
    public static SalesNote.Told tellsBack(Rule rule, Week week, Indicator indicator) {
        return new SalesNote.Told(Verbs.fired(rule), week, indicator, false);
    }

    /** A deal is among those to talk about. */
    public static SalesNote.Topped tops(Rule rule, RankedRisk risk) {
        return new SalesNote.Topped(Verbs.fired(rule), risk);
    }

    /** Something that a person should know about a fact of the inquiry. */
    public static SalesNote.Found informs(Rule rule, Object about, String code, String message) {
        return new SalesNote.Found(Verbs.fired(rule), about, Finding.info(code, message, null));
    }

    /** Something about a fact of the inquiry is odd. */
    public static SalesNote.Found warns(Rule rule, Object about, String code, String message) {
        return new SalesNote.Found(Verbs.fired(rule), about, Finding.warning(code, message, null));
    }
}
