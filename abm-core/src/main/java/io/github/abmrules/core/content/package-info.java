/** What content fits an account: how personal it is, which segment it is made for, and what the account's programme offers. */
@NullMarked
package io.github.abmrules.core.content;

import org.jspecify.annotations.NullMarked;
