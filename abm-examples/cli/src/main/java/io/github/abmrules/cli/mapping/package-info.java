/** How the columns of a CSV file become accounts and deals: {@link io.github.abmrules.cli.mapping.Mapping}. */
@NullMarked
package io.github.abmrules.cli.mapping;

import org.jspecify.annotations.NullMarked;
