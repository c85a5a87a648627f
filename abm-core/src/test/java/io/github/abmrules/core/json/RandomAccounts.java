package io.github.abmrules.core.json;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.account.DealStatus;
import io.github.abmrules.core.account.EventType;
import io.github.abmrules.core.cluster.Cluster;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.cluster.EnteredBy;
import io.github.abmrules.core.engagement.EngagementLevel;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.SignalType;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.engagement.TriggerPolarity;
import io.github.abmrules.core.engagement.TriggerStatus;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.fit.IcpTier;
import io.github.abmrules.core.programme.Challenge;
import io.github.abmrules.core.programme.CompanyStage;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import io.github.abmrules.core.review.ReviewReason;
import io.github.abmrules.core.review.ReviewStatus;
import io.github.abmrules.core.trust.TrustLevel;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Valid accounts of every kind, the same for the same seed. */
final class RandomAccounts implements Supplier<Account> {

    private static final long YEAR_1 = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() + 1;

    private final Random random;

    RandomAccounts(long seed) {
        random = new Random(seed);
    }

    @Override
    public Account get() {
        Firmographics firmographics = maybe(this::firmographics);
        return new Account(
                id(),
                maybe(this::text),
                firmographics == null ? any(IcpTier.class) : maybe(() -> any(IcpTier.class)),
                firmographics,
                random.nextBoolean(),
                maybe(() -> any(EngagementLevel.class)),
                list(() -> new Signal(any(SignalType.class), instant(), maybe(this::id), random.nextBoolean())),
                maybe(() -> any(TriggerStatus.class)),
                list(() -> new Trigger(
                        maybe(this::text),
                        any(TriggerPolarity.class),
                        instant(),
                        maybe(this::instant),
                        maybe(this::text))),
                list(this::deal),
                list(() -> new Contact(id(), maybe(this::text), random.nextBoolean())),
                list(() -> new AccountEvent(any(EventType.class), instant(), any(TrustLevel.class), maybe(this::id))),
                maybe(() -> new CurrentCluster(
                        any(Cluster.class),
                        instant(),
                        any(EnteredBy.class),
                        maybe(this::instant),
                        maybe(() -> any(IcpTier.class)))),
                list(() -> new Review(
                        id(),
                        any(Cluster.class),
                        any(Cluster.class),
                        list(() -> any(ReviewReason.class)),
                        any(ReviewStatus.class),
                        instant(),
                        instant(),
                        maybe(this::text),
                        maybe(this::text))),
                maybe(() -> new Pin(any(Cluster.class), instant(), maybe(this::text), maybe(this::text))),
                random.nextInt(40),
                maybe(() -> any(TrustLevel.class)),
                maybe(this::instant),
                maybe(this::text),
                maybe(() -> any(Challenge.class)),
                maybe(this::text),
                maybe(() -> any(CompanyStage.class)));
    }

    private Firmographics firmographics() {
        return new Firmographics(
                maybe(this::text),
                maybe(() -> random.nextLong(Long.MAX_VALUE)),
                maybe(this::decimal),
                maybe(this::text),
                maybe(() -> 1 + random.nextInt(9999)),
                list(this::text),
                list(this::text));
    }

    private Deal deal() {
        return new Deal(
                id(),
                maybe(this::text),
                any(DealStatus.class),
                maybe(this::decimal),
                maybe(this::instant),
                maybe(this::instant),
                maybe(this::instant),
                maybe(this::text),
                maybe(this::text),
                list(this::id));
    }

    private <T> T maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    private <T> List<T> list(Supplier<T> element) {
        List<T> elements = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            elements.add(element.get());
        }
        return elements;
    }

    private <E extends Enum<E>> E any(Class<E> type) {
        E[] constants = type.getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }

    private Instant instant() {
        long second = random.nextBoolean()
                ? random.nextLong(1_500_000_000L, 2_000_000_000L)
                : random.nextLong(YEAR_1, YEAR_10000);
        int digits = random.nextInt(4) * 3;
        int step = new int[] {1_000_000_000, 1_000_000, 1_000, 1}[digits / 3];
        return Instant.ofEpochSecond(second, random.nextInt(1_000_000_000) / step * (long) step);
    }

    private BigDecimal decimal() {
        return new BigDecimal(new BigInteger(random.nextInt(70), random), random.nextInt(25) - 5);
    }

    private String id() {
        return "id-" + text();
    }

    /** Any UTF-16 units: plain, escaped, of two, three and four bytes, and half pairs. */
    private String text() {
        char[] units = new char[random.nextInt(12)];
        for (int i = 0; i < units.length; i++) {
            units[i] = switch (random.nextInt(8)) {
                case 0 -> (char) random.nextInt(0x20);
                case 1 -> (char) random.nextInt(0x800);
                case 2 -> (char) random.nextInt(0x10000);
                case 3 -> (char) (Character.MIN_SURROGATE + random.nextInt(0x800));
                case 4 -> "\"\\/{}[]:,".charAt(random.nextInt(9));
                default -> (char) ('a' + random.nextInt(26));
            };
        }
        if (units.length > 5) {
            char[] emoji = Character.toChars(0x1F600 + random.nextInt(40));
            System.arraycopy(emoji, 0, units, random.nextInt(units.length - 1), 2);
        }
        return new String(units);
    }

    /** The same account with every list in another order, some elements twice. */
    Account shuffled(Account account) {
        return account.toBuilder()
                .signals(shuffled(account.signals()))
                .triggers(shuffled(account.triggers()))
                .deals(shuffled(account.deals().stream()
                        .map(deal -> new Deal(
                                deal.dealId(),
                                deal.stage(),
                                deal.status(),
                                deal.amount(),
                                deal.stageEnteredAt(),
                                deal.lastActivityAt(),
                                deal.closeDate(),
                                deal.nextStep(),
                                deal.owner(),
                                shuffled(deal.contactIds())))
                        .toList()))
                .contacts(shuffled(account.contacts()))
                .events(shuffled(account.events()))
                .reviews(shuffled(account.reviews()))
                .build();
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        for (T element : list) {
            if (random.nextInt(3) == 0) {
                shuffled.add(element);
            }
        }
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    static List<Account> of(long seed, int count) {
        RandomAccounts accounts = new RandomAccounts(seed);
        Account[] made = new Account[count];
        Arrays.setAll(made, i -> accounts.get());
        return List.of(made);
    }
}
