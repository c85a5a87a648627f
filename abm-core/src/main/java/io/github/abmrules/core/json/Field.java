package io.github.abmrules.core.json;

/**
 * One field of a {@link Shape}. Made by the shape, and the key to its value in {@link Slots}.
 *
 * @param name the name in JSON
 * @param position the place in the shape
 * @param kind how its JSON becomes its value
 * @param required whether an object without it is wrong
 */
record Field<V>(String name, int position, Kind<V> kind, boolean required) {}
