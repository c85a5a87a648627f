package io.github.abmrules.rules.packs;

/**
 * The text of one {@code .drl} file.
 *
 * @param pack the pack it belongs to
 * @param name file name, for example {@code level.drl}
 * @param place how people find it: a path, or {@code packs/<pack>/<name>} for a shipped one
 * @param text its text, lines ended by {@code \n}
 */
public record RuleFile(String pack, String name, String place, String text) {

    /** Brings line ends to one form, so that the same rules have the same version everywhere. */
    public RuleFile {
        text = text.replace("\r\n", "\n");
    }

    /** The path in the KIE file system; its folder is the rule package. */
    public String kiePath() {
        return "src/main/resources/packs/" + pack + "/" + name;
    }
}
