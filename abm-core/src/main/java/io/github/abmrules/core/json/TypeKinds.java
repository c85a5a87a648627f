package io.github.abmrules.core.json;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.account.AccountEvent;
import io.github.abmrules.core.account.Contact;
import io.github.abmrules.core.account.Deal;
import io.github.abmrules.core.assignment.Assignment;
import io.github.abmrules.core.cluster.CurrentCluster;
import io.github.abmrules.core.engagement.Signal;
import io.github.abmrules.core.engagement.Trigger;
import io.github.abmrules.core.fit.Firmographics;
import io.github.abmrules.core.rejection.Between;
import io.github.abmrules.core.rejection.Values;
import io.github.abmrules.core.review.Pin;
import io.github.abmrules.core.review.Review;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which {@link Kind} reads a Java type. */
final class TypeKinds {

    /** The shapes that are written by hand: those of an account and its parts, and of an assignment. */
    private static final Map<Class<?>, Shape<?>> OWN = Map.ofEntries(
            Map.entry(Account.class, AccountShape.INSTANCE),
            Map.entry(Assignment.class, AssignmentShape.INSTANCE),
            Map.entry(Deal.class, new DealShape()),
            Map.entry(Contact.class, new ContactShape()),
            Map.entry(Signal.class, new SignalShape()),
            Map.entry(Trigger.class, new TriggerShape()),
            Map.entry(AccountEvent.class, new EventShape()),
            Map.entry(CurrentCluster.class, new CurrentClusterShape()),
            Map.entry(Review.class, new ReviewShape()),
            Map.entry(Pin.class, new PinShape()),
            Map.entry(Firmographics.class, new FirmographicsShape()));

    private static final ClassValue<Shape<?>> SHAPES = new ClassValue<>() {
        @Override
        protected Shape<?> computeValue(Class<?> type) {
            Shape<?> own = OWN.get(type);
            return own == null ? new RecordShape<>(RecordLayout.of(type)) : own;
        }
    };

    private TypeKinds() {}

    /** The shape of a record class. */
    @SuppressWarnings("unchecked") // The shape under a class is that of the class.
    static <T> Shape<T> shape(Class<T> type) {
        return (Shape<T>) SHAPES.get(type);
    }

    /** Whether a type is a list. */
    static boolean isList(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == List.class;
    }

    /** Whether a type is a map. */
    static boolean isMap(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Map.class;
    }

    /** The type of the elements of a list, or of the values of a map. */
    static Type element(Type type) {
        Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    /** How a component is read. */
    static Kind<?> of(RecordLayout.Part part) {
        Between range = part.component().getAnnotation(Between.class);
        if (range == null) {
            return of(part.type(), part.nullable());
        }
        if (part.type() == BigDecimal.class) {
            return Kind.number(Values.decimal(BigDecimal.valueOf(range.least()), BigDecimal.valueOf(range.most())));
        }
        throw new IllegalStateException("Only decimal numbers have a range of their own, but not " + part.component());
    }

    /** How a type is read. */
    private static Kind<?> of(Type type, boolean mayBeBlank) {
        if (isList(type)) {
            return Kind.listOf(of(element(type), false));
        }
        if (isMap(type)) {
            return new MapKind<>(of(element(type), false));
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return mayBeBlank ? Kind.text() : Kind.id();
        }
        if (raw == Instant.class) {
            return Kind.instant();
        }
        if (raw == LocalDate.class) {
            return Kind.date();
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return Kind.bool();
        }
        if (raw == int.class || raw == Integer.class) {
            return Kind.number(Values.integer(0, Integer.MAX_VALUE));
        }
        if (raw == long.class || raw == Long.class) {
            return Kind.number(Values.wholeNumber(0, Long.MAX_VALUE));
        }
        if (raw == BigDecimal.class) {
            return Kind.number(Values.decimal());
        }
        return raw.isEnum() ? enumeration(raw) : shape(raw);
    }

    /** What a value of a type is called in documentation. */
    static String words(Type type) {
        if (isList(type)) {
            return "list of " + words(element(type));
        }
        if (isMap(type)) {
            return "object with values: " + words(element(type));
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return "text";
        }
        if (raw == Instant.class) {
            return "instant";
        }
        if (raw == LocalDate.class) {
            return "date";
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(raw) || raw == int.class || raw == long.class) {
            return raw == BigDecimal.class ? "number" : "whole number";
        }
        return raw.isEnum() ? "constant" : "object";
    }

    /** The record class that a type is, or is a list or a map of; null when it is of none. */
    static @Nullable Class<?> recordIn(Type type) {
        if (isList(type) || isMap(type)) {
            return recordIn(element(type));
        }
        return type instanceof Class<?> raw && raw.isRecord() ? raw : null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Asked only for an enumeration.
    private static Kind<?> enumeration(Class<?> type) {
        return Kind.enumeration((Class) type, it -> RecordLayout.textOf((Enum<?>) it));
    }
}
