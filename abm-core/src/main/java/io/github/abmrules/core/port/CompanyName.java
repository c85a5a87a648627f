package io.github.abmrules.core.port;

import java.util.Locale;
import java.util.regex.Pattern;

/** How names of companies are compared. */
public final class CompanyName {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private CompanyName() {}

    /** A name as it is compared: capitals and the number of blanks make no difference. */
    public static String fold(String company) {
        return BLANKS.matcher(company.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
