package io.github.abmrules.rules.trust;

import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.trust.TrustLevel;
import java.util.List;

/**
 * The next action of an account that fits its trust.
 *
 * @param level the trust
 * @param action the action
 * @param findings what a person should know
 * @param firedRules the rules that said so
 */
record TrustedAction(TrustLevel level, NextAction action, List<Finding> findings, List<FiredRule> firedRules) {}
