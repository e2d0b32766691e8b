package city.ioc.events;

import java.util.regex.Pattern;

/**
 * Recognises what looks like personal data of a citizen in free text: e-mail addresses, Vietnamese phone numbers, citizen
 * numbers (12 digits beginning with 0). A number inside a longer token, such as a dossier code, is left alone.
 */
public final class PersonalData {
    private static final String NOT_IN_TOKEN_BEFORE = "(?<![\\p{Alnum}./_-])";
    private static final String NOT_IN_TOKEN_AFTER = "(?![\\p{Alnum}/_-])(?!\\.\\d)";
    private static final Pattern CITIZEN_NUMBER = Pattern.compile(NOT_IN_TOKEN_BEFORE + "0(?:[ .]?\\d){11}" + NOT_IN_TOKEN_AFTER);
    private static final Pattern PHONE = Pattern.compile("(?<![\\p{Alnum}/_-])(?:\\+84|0084|0)[\\s.-]?[2-9](?:[\\s.-]?\\d){8}"
            + NOT_IN_TOKEN_AFTER);
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{Alnum}._%+-]{1,64}@[\\p{Alnum}-]{1,63}(?:\\.[\\p{Alnum}-]{1,63}){1,8}");

    private PersonalData() {}

    public static boolean looksLikeIt(String text) {
        return CITIZEN_NUMBER.matcher(text).find()
                || PHONE.matcher(text).find()
                || EMAIL.matcher(text).find();
    }

    /** The text with every suspicious value replaced by {@code ***}. */
    public static String mask(String text) {
        String masked = CITIZEN_NUMBER.matcher(text).replaceAll("***");
        masked = PHONE.matcher(masked).replaceAll("***");
        return EMAIL.matcher(masked).replaceAll("***");
    }
}
