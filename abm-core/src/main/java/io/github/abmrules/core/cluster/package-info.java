/** Where an account stands: {@link io.github.abmrules.core.cluster.Cluster}, how it came there and what may move it. */
@NullMarked
package io.github.abmrules.core.cluster;

import org.jspecify.annotations.NullMarked;
