package io.github.abmrules.rules.plan;

import io.github.abmrules.core.rejection.Nearest;
import io.github.abmrules.core.rejection.Problem;
import java.util.ArrayList;
import java.util.List;

/** Checks the ids of done tasks: one that is misspelt would leave its task open without anybody noticing. */
final class KnownTasks {

    private KnownTasks() {}

    static List<Problem> problems(List<String> done, List<String> known) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < done.size(); i++) {
            String id = done.get(i);
            if (!known.contains(id)) {
                problems.add(new Problem(
                        "done[" + i + "]",
                        id,
                        "is no task of this plan; allowed: " + String.join(", ", known) + "."
                                + Nearest.maybe(id, known)));
            }
        }
        return problems;
    }
}
