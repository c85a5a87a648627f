package io.github.abmrules.hubspot.fake;

import java.util.List;

/** A pipeline of deals. */
record Pipeline(String id, String label, List<Stage> stages) {

    /** A stage. The probability is text, as in the service. */
    record Stage(String id, String label, boolean closed, String probability) {

        boolean isWon() {
            return probability.equals("1.0");
        }
    }

    static Pipeline standard() {
        return new Pipeline(
                "default",
                "Sales Pipeline",
                List.of(
                        new Stage("appointmentscheduled", "Appointment Scheduled", false, "0.2"),
                        new Stage("qualifiedtobuy", "Qualified To Buy", false, "0.4"),
                        new Stage("presentationscheduled", "Presentation Scheduled", false, "0.6"),
                        new Stage("decisionmakerboughtin", "Decision Maker Bought-In", false, "0.8"),
                        new Stage("contractsent", "Contract Sent", false, "0.9"),
                        new Stage("closedwon", "Closed Won", true, "1.0"),
                        new Stage("closedlost", "Closed Lost", true, "0.0")));
    }

    /** A pipeline that somebody created: its ids say nothing. */
    static Pipeline renewals() {
        return new Pipeline(
                "71234501",
                "Renewals",
                List.of(
                        new Stage("139876001", "Talking", false, "0.5"),
                        new Stage("139876002", "Signed", true, "1.0"),
                        new Stage("139876003", "Churned", true, "0.0")));
    }
}
