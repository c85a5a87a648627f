package io.github.abmrules.rules.verb;

import io.github.abmrules.core.explain.FiredRule;
import java.util.Map;
import org.kie.api.definition.rule.Rule;

/** A rule that knows how an explanation names it, so that its name is put together once and not at every firing. */
public interface KnownRule {

    /** How an explanation names it. */
    FiredRule fired();

    /** How an explanation names any rule: put together from what its file says. */
    static FiredRule named(Rule rule) {
        Map<String, Object> metaData = rule.getMetaData();
        return new FiredRule(
                String.valueOf(metaData.get("id")), rule.getName(), String.valueOf(metaData.get("playbook")));
    }
}
