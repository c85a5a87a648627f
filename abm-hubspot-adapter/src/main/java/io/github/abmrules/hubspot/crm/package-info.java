/** Objects, searches, associations, properties, pipelines and owners of a portal: {@link io.github.abmrules.hubspot.crm.Crm}. Jackson stays inside. */
@NullMarked
package io.github.abmrules.hubspot.crm;

import org.jspecify.annotations.NullMarked;
