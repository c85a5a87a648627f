package io.github.abmrules.rules.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of a rule, as a tree. Every part knows where it begins and ends in its file. Immutable. */
public sealed interface Expression {

    /** Where it begins: 0-based offset in the text of the file. */
    int start();

    /** Where it ends: the offset behind its last character. */
    int end();

    /** The names that it is made of, joined by dots, as the name of a type is; null when it is anything else. */
    default @Nullable String dotted() {
        if (this instanceof Name name) {
            return name.name();
        }
        String target = this instanceof Part part ? part.target().dotted() : null;
        return target == null ? null : target + "." + ((Part) this).name();
    }

    /** What kind of literal. */
    enum LiteralKind {
        /** A text in quotes. */
        TEXT,
        /** A number. */
        NUMBER,
        /** true or false. */
        FLAG,
        /** null. */
        NULL
    }

    /**
     * A literal.
     *
     * @param kind what kind
     * @param value its value as text; of a text what is between the quotes
     */
    record Literal(int start, int end, LiteralKind kind, String value) implements Expression {}

    /**
     * A name that stands alone: a variable, a property, or the beginning of the name of a type.
     *
     * @param name the name
     */
    record Name(int start, int end, String name) implements Expression {}

    /**
     * A part of something: {@code target.name}.
     *
     * @param target of what
     * @param name which part
     * @param nameStart where the name begins
     */
    record Part(int start, int end, Expression target, String name, int nameStart) implements Expression {}

    /**
     * A call: {@code name(…)} or {@code target.name(…)}.
     *
     * @param target on what; null when the name stands alone
     * @param name the name
     * @param nameStart where the name begins
     * @param arguments the arguments
     */
    record Call(int start, int end, @Nullable Expression target, String name, int nameStart, List<Expression> arguments)
            implements Expression {

        /** Copies the list. */
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * An operator before its operand: {@code !} or {@code -}.
     *
     * @param operator the operator
     * @param operand the operand
     */
    record Unary(int start, int end, String operator, Expression operand) implements Expression {}

    /**
     * An operator between two operands. A negated word, such as {@code not contains}, is one operator.
     *
     * @param operator the operator
     * @param left what stands before it
     * @param right what stands behind it
     */
    record Binary(int start, int end, String operator, Expression left, Expression right) implements Expression {}

    /**
     * {@code value in ( … )}.
     *
     * @param negated whether it says {@code not in}
     * @param value the value
     * @param elements the elements
     */
    record In(int start, int end, boolean negated, Expression value, List<Expression> elements) implements Expression {

        /** Copies the list. */
        public In {
            elements = List.copyOf(elements);
        }
    }

    /**
     * A variable that is bound: {@code $x : value}.
     *
     * @param variable the variable with its dollar sign
     * @param value what it stands for
     */
    record Binding(int start, int end, String variable, Expression value) implements Expression {}

    /**
     * {@code new type(…)}.
     *
     * @param type the type as it is written
     * @param arguments the arguments
     */
    record Creation(int start, int end, String type, List<Expression> arguments) implements Expression {

        /** Copies the list. */
        public Creation {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Something that this reading does not understand; Drools may.
     *
     * @param text as it is written
     * @param reason what is not understood
     * @param stop offset up to which it was understood
     */
    record Opaque(int start, int end, String text, String reason, int stop) implements Expression {}
}
