/** The input of a decision: {@link io.github.abmrules.core.account.Account} with its deals, contacts and events. */
@NullMarked
package io.github.abmrules.core.account;

import org.jspecify.annotations.NullMarked;
