package io.github.abmrules.core.json;

import com.fasterxml.jackson.core.JsonToken;

/** The types of JSON, in the words of messages. */
enum JsonType {
    TEXT("a text"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    LIST("a list"),
    OBJECT("an object"),
    NULL("null");

    private final String phrase;

    JsonType(String phrase) {
        this.phrase = phrase;
    }

    String phrase() {
        return phrase;
    }

    /** The type of the value that begins with a token. */
    static JsonType of(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> TEXT;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> BOOLEAN;
            case START_ARRAY -> LIST;
            case START_OBJECT -> OBJECT;
            default -> NULL;
        };
    }
}
