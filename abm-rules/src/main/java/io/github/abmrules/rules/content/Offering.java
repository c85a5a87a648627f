package io.github.abmrules.rules.content;

import io.github.abmrules.core.programme.NextAction;
import io.github.abmrules.core.programme.ProgramType;

/**
 * An action that could be offered to an account.
 *
 * @param program the programme of the account
 * @param action the action
 */
public record Offering(ProgramType program, NextAction action) {

    /** Whether the action belongs to the programme. */
    public boolean inProgram() {
        return action.program() == program;
    }
}
