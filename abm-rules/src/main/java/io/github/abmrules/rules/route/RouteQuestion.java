package io.github.abmrules.rules.route;

import io.github.abmrules.core.playbook.Route;
import io.github.abmrules.core.playbook.RouteRequest;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.parameters.ParameterSet;
import java.time.ZoneId;
import java.util.List;

/** Which part of the playbook helps? */
public final class RouteQuestion implements Question<RouteRequest, Route> {

    /** The question. */
    public static final RouteQuestion INSTANCE = new RouteQuestion();

    private RouteQuestion() {}

    @Override
    public String name() {
        return "need";
    }

    @Override
    public String answers() {
        return "routes";
    }

    @Override
    public List<String> packs() {
        return List.of("routing");
    }

    @Override
    public Class<RouteRequest> inputType() {
        return RouteRequest.class;
    }

    @Override
    public Class<Route> answerType() {
        return Route.class;
    }

    @Override
    public void check(ParameterSet parameters, ZoneId zone) {
        RoutingGuide.of(parameters.pack("routing"));
    }

    @Override
    public Inquiry<Route> inquire(RouteRequest input, Setting setting) {
        return new RouteInquiry(input, setting);
    }
}
