package io.github.abmrules.rules.analysis;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule inserts, as far as its text tells.
 *
 * @param verb the verb that makes the fact
 * @param type what the verb says that it makes
 * @param words the verb with its arguments, on one line
 */
public record Insertion(String verb, Class<?> type, String words) {

    /** What a rule inserts; null when its right-hand side is not one verb that is inserted. */
    public static @Nullable Insertion of(RuleText file, ReadRule rule) {
        if (rule.consequence().size() != 1
                || !(rule.consequence().get(0) instanceof Expression.Call insert)
                || !insert.name().equals("insert")
                || insert.arguments().size() != 1
                || !(insert.arguments().get(0) instanceof Expression.Call verb)) {
            return null;
        }
        List<Method> methods =
                new Types(file.imports().keySet(), file.staticImports().keySet()).functions(verb.name());
        return methods.stream()
                .filter(method -> method.isVarArgs()
                        || method.getParameterCount() == verb.arguments().size())
                .findFirst()
                .or(() -> methods.stream().findFirst())
                .map(method -> new Insertion(verb.name(), method.getReturnType(), file.words(verb)))
                .orElse(null);
    }
}
