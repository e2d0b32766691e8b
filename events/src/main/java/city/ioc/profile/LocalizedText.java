package city.ioc.profile;

/**
 * A text in the two languages of the display.
 *
 * @param vi Vietnamese, not blank
 * @param en English, not blank
 */
public record LocalizedText(String vi, String en) {
    public LocalizedText {
        if (vi.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("A text is needed in both languages, vi and en");
        }
    }

    /** The same text in both languages. */
    public static LocalizedText same(String text) {
        return new LocalizedText(text, text);
    }
}
