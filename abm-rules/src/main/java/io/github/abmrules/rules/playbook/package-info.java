/** What the playbook says, item by item: {@link io.github.abmrules.rules.playbook.ItemId}. */
@NullMarked
package io.github.abmrules.rules.playbook;

import org.jspecify.annotations.NullMarked;
