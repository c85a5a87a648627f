package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.playbook.NewsScan;
import io.github.abmrules.core.playbook.Prospect;
import io.github.abmrules.core.playbook.PursuitAdvice;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.rules.AbmEngine;
import io.github.abmrules.rules.Advisor;

/**
 * The rules that workflows ask. Thread-safe.
 *
 * @param engine decides about clusters
 * @param news says what news is worth
 * @param pursuit says whom to pursue
 */
public record Rules(
        AbmEngine engine, Advisor<NewsScan, TriggerReport> news, Advisor<Prospect, PursuitAdvice> pursuit) {}
