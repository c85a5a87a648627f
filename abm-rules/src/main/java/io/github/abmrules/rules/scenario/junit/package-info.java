/**
 * Scenarios as JUnit 5 tests. It is the only package that knows JUnit, which is an optional dependency: hosts that do not use
 * this package do not need it.
 */
@NullMarked
package io.github.abmrules.rules.scenario.junit;

import org.jspecify.annotations.NullMarked;
