package io.github.abmrules.core.json;

import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.rejection.Values;
import java.math.BigDecimal;
import java.util.List;

/** The JSON of {@link Firmographics}. */
final class FirmographicsShape extends Shape<Firmographics> {

    private final Field<String> industry = optional("industry", Kind.text());
    private final Field<Long> employees = optional("employees", Kind.number(Values.wholeNumber(0, Long.MAX_VALUE)));
    private final Field<BigDecimal> annualRevenue = optional("annual_revenue", Kind.number(Values.decimal()));
    private final Field<String> country = optional("country", Kind.text());
    private final Field<Integer> yearFounded = optional("year_founded", Kind.number(Values.integer(1, 9999)));
    private final Field<List<String>> technologies = optional("technologies", Kind.listOf(Kind.text()));
    private final Field<List<String>> behaviours = optional("behaviours", Kind.listOf(Kind.text()));

    @Override
    Firmographics build(Slots slots) {
        return new Firmographics(
                slots.find(industry),
                slots.find(employees),
                slots.find(annualRevenue),
                slots.find(country),
                slots.find(yearFounded),
                slots.list(technologies),
                slots.list(behaviours));
    }
}
