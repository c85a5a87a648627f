package io.github.abmrules.cli.output;

import java.util.List;

/** HTML in the making. Every text goes through {@link #escaped}. Not thread-safe. */
final class Markup {
    private final StringBuilder html = new StringBuilder();

    /** Markup as it is written here. */
    Markup raw(String markup) {
        html.append(markup);
        return this;
    }

    /** A text from anywhere. */
    Markup text(String text) {
        html.append(escaped(text));
        return this;
    }

    /** A text in an element. */
    Markup element(String name, String text) {
        return element(name, "", text);
    }

    /** A text in an element of a class. */
    Markup element(String name, String style, String text) {
        html.append('<').append(name);
        if (!style.isEmpty()) {
            html.append(" class=\"").append(style).append('"');
        }
        html.append('>');
        return text(text).raw("</" + name + ">");
    }

    /** The header of a table. */
    Markup header(List<String> titles) {
        raw("<thead><tr>");
        titles.forEach(title -> element("th", title));
        return raw("</tr></thead>\n");
    }

    /** What has been made since the last time. */
    String taken() {
        String taken = html.toString();
        html.setLength(0);
        return taken;
    }

    /** A text that is only text to a browser; control characters, and what turns the direction of writing, are shown. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isInvisible(c) ? 0xFFFD : c);
            }
        });
        return escaped.toString();
    }

    private static boolean isInvisible(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        boolean turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return control || turning || half;
    }
}
