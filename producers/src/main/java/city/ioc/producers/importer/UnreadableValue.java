package city.ioc.producers.importer;

import city.ioc.events.PersonalData;

/** A value of a file that does not say what it should. */
final class UnreadableValue extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_QUOTED = 60;

    private UnreadableValue(String reason) {
        super(reason);
    }

    /** @param what what is wrong with the value, which is quoted before it, shortened and without personal data */
    static UnreadableValue of(String value, String what) {
        return new UnreadableValue(quote(value) + " " + what);
    }

    /** A text of a file as a message may quote it: in quotes, on one line, shortened, without personal data. */
    static String quote(String text) {
        String masked = PersonalData.mask(text).replaceAll("\\p{Cntrl}", " ");
        String shortened = masked.length() > MAX_QUOTED ? masked.substring(0, MAX_QUOTED) + "…" : masked;
        return "\"" + shortened + "\"";
    }
}
