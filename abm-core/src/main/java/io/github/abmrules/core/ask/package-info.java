/** What is asked of accounts, and whether their trust allows it. */
@NullMarked
package io.github.abmrules.core.ask;

import org.jspecify.annotations.NullMarked;
