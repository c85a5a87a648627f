package io.github.abmrules.rules.workflow;

import io.github.abmrules.core.assignment.Failure;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.playbook.HumanAnswer;
import io.github.abmrules.core.playbook.HumanDecision;
import io.github.abmrules.core.playbook.Target;
import io.github.abmrules.core.playbook.WorkflowContext;
import io.github.abmrules.core.port.AccountScore;
import io.github.abmrules.core.port.CompanyName;
import io.github.abmrules.core.port.CrmNote;
import io.github.abmrules.core.port.CrmTask;
import io.github.abmrules.core.port.Delivery;
import io.github.abmrules.core.port.SourceException;
import io.github.abmrules.core.port.Tools;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.core.rejection.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of a workflow: what it has at hand, and what comes of it. Not thread-safe. */
public final class WorkflowRun {

    private final WorkflowRequest request;
    private final Rules rules;
    private final Gathering gathering;
    private final Map<String, List<? extends Record>> provided = new LinkedHashMap<>();
    private final Map<String, HumanDecision> decisions = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();
    private final List<Failure> failed = new ArrayList<>();
    private final Set<String> versions = new LinkedHashSet<>();
    private Delivery.Receipt notes = Delivery.Receipt.nothing();
    private Delivery.Receipt tasks = Delivery.Receipt.nothing();

    WorkflowRun(WorkflowRequest request, Rules rules) {
        this.request = request;
        this.rules = rules;
        this.gathering = new Gathering(request.tools());
    }

    /** What is to be done. */
    public WorkflowRequest request() {
        return request;
    }

    /** The tools of the host. */
    public Tools tools() {
        return request.tools();
    }

    /** What other workflows have provided. */
    public WorkflowContext context() {
        return request.context();
    }

    /** The instant of all decisions. */
    public Instant asOf() {
        return request.asOf();
    }

    /** The rules. */
    public Rules rules() {
        return rules;
    }

    /** Asks tools, and knows what follows when they fail. */
    public Gathering gathering() {
        return gathering;
    }

    /**
     * The companies to go through, each once: those asked for, else those scored, else the targets.
     *
     * @throws NoCompaniesException when there are none
     */
    public List<String> companies() {
        List<String> companies = request.companies();
        if (companies.isEmpty()) {
            companies = context().all(ContextNames.ACCOUNT_SCORES, AccountScore.class).stream()
                    .map(AccountScore::company)
                    .toList();
        }
        if (companies.isEmpty()) {
            companies = targets();
        }
        if (companies.isEmpty()) {
            throw new NoCompaniesException();
        }
        Map<String, String> distinct = new LinkedHashMap<>();
        companies.forEach(company -> distinct.putIfAbsent(CompanyName.fold(company), company));
        return List.copyOf(distinct.values());
    }

    /** The names of the targets; empty when there are none. */
    public List<String> targets() {
        return context().all(ContextNames.TARGETS, Target.class).stream()
                .map(Target::company)
                .toList();
    }

    /** The answer of a person to a decision; null while there is none. */
    public @Nullable HumanAnswer answerTo(String decisionId) {
        return context().all(ContextNames.HUMAN_ANSWERS, HumanAnswer.class).stream()
                .filter(answer -> answer.id().equals(decisionId))
                .findFirst()
                .orElse(null);
    }

    /** Says what the workflow provides. */
    public void provide(String name, List<? extends Record> records) {
        provided.put(name, List.copyOf(records));
    }

    /** Asks a person, unless the person has answered. */
    public void ask(HumanDecision decision) {
        if (answerTo(decision.id()) == null) {
            decisions.put(decision.id(), decision);
        }
    }

    /** Tells something about the run. */
    public void find(Finding finding) {
        findings.add(finding);
    }

    /** Leaves a company out because something is wrong with it. */
    public void reject(long index, @Nullable String accountId, Problem problem) {
        rejected.add(Rejection.of(index, null, accountId, problem));
    }

    /** Leaves a company out because a tool failed. */
    public void fail(String accountId, SourceException failure) {
        failed.add(new Failure(accountId, failure.tool().id(), failure.reason()));
    }

    /** Leaves a company out because something failed. */
    public void fail(Failure failure) {
        failed.add(failure);
    }

    /** Notes by which rules the run decides. */
    public void decidesBy(String rulesVersion) {
        versions.add(rulesVersion);
    }

    /** Sends notes, those that wait first. What is not taken waits for the next run. */
    public void send(List<CrmNote> some) {
        notes = tools().notes().deliver(some);
        if (notes.retried() > 0) {
            find(Finding.info("NOTES_RETRIED", notes.retried() + " notes that had been waiting were added", "notes"));
        }
        for (Delivery.Waiting waiting : notes.queued()) {
            find(Finding.warning(
                    "NOTE_QUEUED",
                    "the note " + waiting.key() + " was not taken and waits for the next run: " + waiting.reason(),
                    "notes"));
        }
    }

    /** Creates tasks, those that wait first. What is not taken waits for the next run. */
    public void create(List<CrmTask> some) {
        tasks = tools().tasks().deliver(some);
        for (Delivery.Waiting waiting : tasks.queued()) {
            find(Finding.warning(
                    "TASK_QUEUED",
                    "the task " + waiting.key() + " was not taken and waits for the next run: " + waiting.reason(),
                    "tasks"));
        }
    }

    /** What came of it. */
    WorkflowResult result(String workflow) {
        if (!decisions.isEmpty()) {
            provided.put(ContextNames.HUMAN_DECISIONS, List.copyOf(decisions.values()));
        }
        rejected.sort((left, right) -> Long.compare(left.index(), right.index()));
        return new WorkflowResult(
                workflow,
                provided,
                List.copyOf(decisions.values()),
                notes,
                tasks,
                findings.stream().distinct().sorted().toList(),
                rejected,
                failed,
                Digests.together(List.copyOf(versions)),
                asOf());
    }
}
