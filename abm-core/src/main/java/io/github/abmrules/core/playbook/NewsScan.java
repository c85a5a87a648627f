package io.github.abmrules.core.playbook;

import io.github.abmrules.core.port.NewsItem;
import io.github.abmrules.core.rejection.InvalidFactException;
import java.util.List;

/**
 * What came of looking up the news about a company.
 *
 * @param company the company
 * @param lookupFailed whether nobody knows if there is news
 * @param news what was found
 */
public record NewsScan(String company, boolean lookupFailed, List<NewsItem> news) {

    /** Checks that the name is there and copies the list. */
    public NewsScan {
        InvalidFactException.requireText("company", company);
        if (lookupFailed && !news.isEmpty()) {
            throw new InvalidFactException("news", null, "must be empty when lookup_failed is true");
        }
        news = List.copyOf(news);
    }
}
