package io.github.abmrules.rules.research;

import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.explain.Finding;
import io.github.abmrules.core.explain.FiredRule;
import io.github.abmrules.core.playbook.DetectedTrigger;
import io.github.abmrules.core.playbook.NewsScan;
import io.github.abmrules.core.playbook.TriggerReport;
import io.github.abmrules.core.port.NewsItem;
import io.github.abmrules.rules.advice.Inquiry;
import io.github.abmrules.rules.advice.Notes;
import io.github.abmrules.rules.advice.Question;
import io.github.abmrules.rules.advice.Setting;
import io.github.abmrules.rules.stage.UndecidedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is the news about a company worth? */
public final class NewsQuestion implements Question<NewsScan, TriggerReport> {
    /** The only one. */
    public static final NewsQuestion INSTANCE = new NewsQuestion();

    private NewsQuestion() {}

    @Override
    public String name() {
        return "news";
    }

    @Override
    public String answers() {
        return "triggers_detected";
    }

    @Override
    public List<String> packs() {
        return List.of("engagement", "research");
    }

    @Override
    public Class<NewsScan> inputType() {
        return NewsScan.class;
    }

    @Override
    public Class<TriggerReport> answerType() {
        return TriggerReport.class;
    }

    @Override
    public Inquiry<TriggerReport> inquire(NewsScan scan, Setting setting) {
        return new NewsInquiry(scan, setting);
    }

    /** First every piece of news by itself, then all together. */
    private static final class NewsInquiry implements Inquiry<TriggerReport> {
        private static final Comparator<DetectedTrigger> LATEST_FIRST = Comparator.comparing(
                        DetectedTrigger::detectedAt)
                .reversed()
                .thenComparing(trigger -> String.valueOf(trigger.type()))
                .thenComparing(trigger -> String.valueOf(trigger.headline()));

        private final NewsScan scan;
        private final List<NewsFact> news = new ArrayList<>();
        private int stage;
        private @Nullable Heat heat;

        private NewsInquiry(NewsScan scan, Setting setting) {
            this.scan = scan;
            Map<String, TriggerType> types = TriggerType.table(setting.pack("research"));
            for (NewsItem item : scan.news()) {
                TriggerType type = item.type() == null ? null : types.get(TriggerType.fold(item.type()));
                news.add(new NewsFact(item, type, setting.asOf(), setting.zone()));
            }
        }

        @Override
        public Collection<?> next(Notes notes) {
            stage++;
            if (stage == 1 && !news.isEmpty()) {
                return news;
            }
            if (heat == null) {
                List<ResearchNote.Counted> counted = notes.all(ResearchNote.Counted.class);
                int points =
                        counted.stream().mapToInt(ResearchNote.Counted::points).sum();
                heat = new Heat(scan.lookupFailed(), counted.size(), points);
                return List.of(heat);
            }
            return List.of();
        }

        @Override
        public TriggerReport answer(Notes notes) throws UndecidedException {
            List<DetectedTrigger> triggers = new ArrayList<>();
            int points = 0;
            for (NewsFact each : news) {
                List<ResearchNote.Counted> counted = notes.about(each, ResearchNote.Counted.class);
                if (counted.isEmpty()) {
                    continue;
                }
                ResearchNote.Counted one = notes.one(each, ResearchNote.Counted.class, "the points of news");
                triggers.add(trigger(each, one.points()));
                points += one.points();
            }
            triggers.sort(LATEST_FIRST);
            TriggerStatus status = notes.one(ResearchNote.StatusGiven.class, "the trigger status")
                    .status();
            boolean hot = notes.one(ResearchNote.HeatGiven.class, "whether triggers are hot")
                    .hot();
            List<Finding> findings = notes.all(ResearchNote.Found.class).stream()
                    .map(ResearchNote.Found::finding)
                    .distinct()
                    .sorted()
                    .toList();
            List<FiredRule> fired = notes.fired();
            return new TriggerReport(scan.company(), status, hot, points, triggers, findings, fired);
        }

        private static DetectedTrigger trigger(NewsFact fact, int points) {
            NewsItem item = fact.item();
            TriggerType type = fact.type();
            return new DetectedTrigger(
                    item.type(),
                    type == null ? null : type.category(),
                    item.polarity(),
                    points,
                    item.detectedAt(),
                    item.expiresAt(),
                    item.source(),
                    item.headline());
        }
    }
}
