/** What rules insert: the wide facts that carry a decision from stage to stage, and the contributions that go with them. */
@NullMarked
package io.github.abmrules.rules.fact;

import org.jspecify.annotations.NullMarked;
