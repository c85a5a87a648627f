package io.github.abmrules.cli.output;

/** The frame of a page that loads nothing and runs nothing, to be sent to people. */
final class Page {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; --line: #8884; --quiet: #777; --up: #187a3c; --down: #b3261e; --fill: #8881; }
            body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
            h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
            h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
            p { margin: .25rem 0; }
            .quiet { color: var(--quiet); }
            .tiles { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); margin: 1rem 0; }
            .tile { background: var(--fill); border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem; }
            .tile b { display: block; font-size: 1.4rem; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; }
            th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
            td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
            code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
            ul { margin: 0; padding-left: 1.1rem; }
            %s@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
            </style>
            </head>
            <body>
            """;

    private Page() {}

    /**
     * The beginning.
     *
     * @param title the title
     * @param styles styles of this page alone, a line each
     */
    static String begin(String title, String styles) {
        return HEAD.formatted(Markup.escaped(title), styles);
    }

    /** The end. */
    static String end() {
        return "</body>\n</html>\n";
    }

    /** A figure with what it counts. */
    static void tile(Markup page, String label, String value) {
        page.raw("<div class=\"tile\">").element("b", value).text(label).raw("</div>\n");
    }
}
