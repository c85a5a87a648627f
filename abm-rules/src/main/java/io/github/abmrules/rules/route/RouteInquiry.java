package io.github.abmrules.rules.route;

import io.github.abmrules.core.playbook.DropStage;
import io.github.abmrules.core.playbook.Route;
import io.github.abmrules.core.playbook.RouteRequest;
import io.github.abmrules.core.playbook.RouteStep;
import io.github.abmrules.core.rejection.Problem;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.stage.UndecidedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A need on its way through the rules: rows are looked up, first by id and text, then by commands; then rules say what comes
 * before each step, and before that, until nothing new comes.
 */
final class RouteInquiry implements Inquiry<Route> {
    private final RouteRequest request;
    private final RoutingGuide guide;
    private final String phrase;
    private final Map<String, Need> matched = new LinkedHashMap<>();
    private final Set<String> looked = new HashSet<>();
    private final Map<String, Dependency> asked = new LinkedHashMap<>();
    private int stage;

    RouteInquiry(RouteRequest request, Setting setting) {
        this.request = request;
        this.guide = RoutingGuide.of(setting.pack("routing"));
        this.phrase = Phrase.of(request.need());
    }

    @Override
    public Collection<?> next(Notes notes) {
        stage++;
        if (stage == 1) {
            return guide.needs().stream().map(this::row).toList();
        }
        if (stage == 2) {
            collect(notes);
            if (matched.isEmpty()) {
                return guide.needs().stream()
                        .filter(need -> Phrase.isCommand(need.text()))
                        .map(need -> new NeedCommand(need.id(), Phrase.fits(request.need(), need.text())))
                        .toList();
            }
        }
        collect(notes);
        return dependencies(notes);
    }

    private void collect(Notes notes) {
        Set<String> rows = notes.all(RouteNote.Matched.class).stream()
                .map(RouteNote.Matched::row)
                .collect(Collectors.toSet());
        guide.needs().stream().filter(need -> rows.contains(need.id())).forEach(need -> matched.put(need.id(), need));
    }

    private NeedRow row(Need need) {
        Need parent = need.under() == null ? null : guide.need(need.under());
        return new NeedRow(
                need.id(),
                isId(need),
                isText(need),
                parent != null && (isId(parent) || isText(parent)),
                guide.isBranchedByDrop(need.id()),
                need.drop(),
                request.drop());
    }

    private boolean isId(Need need) {
        String written = request.need().strip().toLowerCase(Locale.ROOT);
        return written.equals(need.id()) || written.equals(need.source());
    }

    private boolean isText(Need need) {
        return phrase.equals(Phrase.of(need.text()));
    }

    /** What may come before steps that nobody has looked at yet. */
    private List<Dependency> dependencies(Notes notes) {
        List<String> steps = new ArrayList<>();
        matched.values().forEach(need -> need.steps().forEach(step -> steps.add(step.id())));
        notes.all(RouteNote.Required.class)
                .forEach(note -> steps.add(note.dependency().first()));
        List<Dependency> dependencies = new ArrayList<>();
        for (String step : steps) {
            if (looked.add(step)) {
                guide.before(step).forEach(each -> dependencies.add(new Dependency(step, each.first(), each.kind())));
            }
        }
        dependencies.forEach(each -> asked.put(each.step() + " " + each.first(), each));
        return dependencies;
    }

    @Override
    public List<Problem> problems() {
        if (matched.isEmpty()) {
            List<String> near = NearestNeeds.to(request.need(), guide.needs());
            return List.of(new Problem(
                    "need",
                    request.need(),
                    "is not known; nearest: "
                            + String.join(
                                    ", ",
                                    near.stream().map(it -> "\"" + it + "\"").toList()) + ". Maybe \"" + near.get(0)
                            + "\"?"));
        }
        DropStage drop = request.drop();
        if (drop != null && matched.values().stream().noneMatch(need -> drop == need.drop())) {
            return List.of(new Problem(
                    "drop",
                    drop.name(),
                    "does not go with this need; it goes with "
                            + guide.needs().stream()
                                    .filter(need -> need.drop() == drop)
                                    .map(need -> "\"" + need.under() + "\"")
                                    .distinct()
                                    .collect(Collectors.joining(", "))));
        }
        return List.of();
    }

    @Override
    public Route answer(Notes notes) throws UndecidedException {
        Need first = matched.values().iterator().next();
        for (Need other : matched.values()) {
            if (!other.steps().equals(first.steps())) {
                throw new UndecidedException(
                        "which row answers \"" + request.need() + "\" (" + String.join(", ", matched.keySet()) + ")",
                        notes.all(RouteNote.Matched.class).stream()
                                .map(RouteNote.Matched::rule)
                                .toList());
            }
        }
        return new Route(
                request.need(),
                first.id(),
                first.text(),
                first.source(),
                steps(first, notes),
                narrower(first),
                notes.fired());
    }

    private List<String> narrower(Need need) {
        return guide.needs().stream()
                .filter(each -> need.id().equals(each.under()))
                .map(Need::id)
                .toList();
    }

    private List<RouteStep> steps(Need need, Notes notes) {
        Set<Dependency> required = notes.all(RouteNote.Required.class).stream()
                .map(RouteNote.Required::dependency)
                .collect(Collectors.toSet());
        RouteOrder order = new RouteOrder();
        asked.values().stream().filter(required::contains).forEach(each -> order.require(each.step(), each.first()));
        Map<String, RouteStep> own = new LinkedHashMap<>();
        need.steps().forEach(step -> own.putIfAbsent(step.id(), step));
        return order.of(own.keySet()).stream().map(id -> step(id, own)).toList();
    }

    private RouteStep step(String id, Map<String, RouteStep> own) {
        @Nullable RouteStep step = own.get(id);
        return step == null ? guide.step(id) : step;
    }
}
