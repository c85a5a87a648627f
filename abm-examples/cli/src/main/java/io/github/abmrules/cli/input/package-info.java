/** Where accounts come from: files and streams of JSON, jsonl and CSV, one record at a time. */
@NullMarked
package io.github.abmrules.cli.input;

import org.jspecify.annotations.NullMarked;
