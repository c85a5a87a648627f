/** Configuration files with line numbers: {@link io.github.abmrules.rules.yaml.YamlNode}. */
@NullMarked
package io.github.abmrules.rules.yaml;

import org.jspecify.annotations.NullMarked;
