package io.github.abmrules.hubspot.write;

/** Text for a body that HubSpot shows as HTML. */
final class HtmlText {

    /** The longest body that HubSpot takes. */
    static final int LONGEST = 65_536;

    static final String CUT = " … (shortened)";

    private HtmlText() {}

    /**
     * A text as HTML, with a marker at its end that is never cut off.
     *
     * @param marker plain characters, which need no escape
     */
    static String of(String text, String marker) {
        String end = "<br><br>" + marker;
        int room = LONGEST - end.length();
        StringBuilder html = new StringBuilder(Math.min(room, text.length() + 64));
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            String next = escape(point);
            if (html.length() + next.length() > room) {
                return cut(html, room) + end;
            }
            html.append(next);
            i += Character.charCount(point);
        }
        return html + end;
    }

    /** Takes away whole characters and entities until the mark has room. */
    private static String cut(StringBuilder html, int room) {
        int end = room - CUT.length();
        if (html.length() > end) {
            int entity = html.lastIndexOf("&", end - 1);
            int tag = html.lastIndexOf("<", end - 1);
            if (entity >= 0 && html.indexOf(";", entity) >= end) {
                end = entity;
            } else if (tag >= 0 && html.indexOf(">", tag) >= end) {
                end = tag;
            } else if (end > 0 && Character.isHighSurrogate(html.charAt(end - 1))) {
                end--;
            }
            html.setLength(end);
        }
        return html + CUT;
    }

    private static String escape(int point) {
        return switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '\r' -> "";
            case '\n' -> "<br>";
            case '\t' -> " ";
            // Other control characters are none that HTML may hold, and lone halves of a pair are no characters.
            default ->
                Character.isISOControl(point) || (point >= 0xD800 && point <= 0xDFFF) ? "" : Character.toString(point);
        };
    }
}
