/**
 * What a host gives to the workflows of the playbook: one small interface a tool, beginning with
 * {@link io.github.abmrules.core.port.CompanySearch}; {@link io.github.abmrules.core.port.Tools} holds those there are.
 *
 * <p>All share one contract of failure: that nothing is known is a value, null or an empty list; that a tool could not be
 * asked, or did not take what it was given, is a {@link io.github.abmrules.core.port.SourceException}. What follows from
 * either is the workflow's business and never the tool's.
 */
@NullMarked
package io.github.abmrules.core.port;

import org.jspecify.annotations.NullMarked;
