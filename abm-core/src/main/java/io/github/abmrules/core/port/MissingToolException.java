package io.github.abmrules.core.port;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A workflow requires tools that the host did not give. */
public final class MissingToolException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Tool> tools;

    /**
     * Missing tools.
     *
     * @param who what requires them
     * @param tools which
     * @param given those there are
     */
    public MissingToolException(String who, List<Tool> tools, List<Tool> given) {
        super(who + " requires the " + (tools.size() == 1 ? "tool " : "tools ") + names(tools)
                + ", which the host did not give. Given: " + (given.isEmpty() ? "none" : names(given)) + ".");
        this.tools = List.copyOf(tools);
    }

    /** The tools that are missing. */
    public List<Tool> tools() {
        return tools;
    }

    private static String names(List<Tool> tools) {
        return tools.stream().map(Tool::id).collect(Collectors.joining(", "));
    }
}
