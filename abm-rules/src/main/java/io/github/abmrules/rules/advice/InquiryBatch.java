package io.github.abmrules.rules.advice;

import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.stage.StagedBatch;
import io.github.abmrules.rules.stage.UndecidedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A batch of inputs of one question on its way through the rules. It knows no KIE type, so that any session can carry it;
 * see {@link StagedBatch}.
 *
 * @param <I> the input
 * @param <O> the answer
 */
public final class InquiryBatch<I, O> implements StagedBatch<Answer<I, O>> {

    /** One input. */
    private record Entry<I, O>(I input, Inquiry<O> inquiry, Notes notes) {}

    private final List<Entry<I, O>> entries = new ArrayList<>();
    private final IdentityHashMap<Object, Entry<I, O>> byFact = new IdentityHashMap<>();

    /**
     * A batch.
     *
     * @param packOrder names of the packs, in the order in which fired rules are listed
     */
    public InquiryBatch(Question<I, O> question, Collection<I> inputs, Setting setting, List<String> packOrder) {
        for (I input : inputs) {
            entries.add(new Entry<>(input, question.inquire(input, setting), new Notes(packOrder)));
        }
    }

    @Override
    public Collection<Object> begin() {
        return facts();
    }

    @Override
    public Collection<Object> next(Collection<?> objects) {
        entries.forEach(entry -> entry.notes().clear());
        for (Object object : objects) {
            if (object instanceof Note note) {
                Entry<I, O> entry = byFact.get(note.about());
                if (entry != null) {
                    entry.notes().add(note);
                }
            }
        }
        return facts();
    }

    private Collection<Object> facts() {
        List<Object> facts = new ArrayList<>();
        for (Entry<I, O> entry : entries) {
            for (Object fact : entry.inquiry().next(entry.notes())) {
                byFact.put(fact, entry);
                facts.add(fact);
            }
        }
        return facts;
    }

    @Override
    public List<Answer<I, O>> results() {
        List<Answer<I, O>> answers = new ArrayList<>(entries.size());
        for (Entry<I, O> entry : entries) {
            answers.add(answer(entry));
        }
        return answers;
    }

    private static <I, O> Answer<I, O> answer(Entry<I, O> entry) {
        List<Problem> problems = entry.inquiry().problems();
        if (!problems.isEmpty()) {
            return Answer.rejected(entry.input(), problems);
        }
        try {
            return Answer.of(entry.input(), entry.inquiry().answer(entry.notes()));
        } catch (UndecidedException e) {
            return Answer.failed(entry.input(), e.reason());
        }
    }
}
