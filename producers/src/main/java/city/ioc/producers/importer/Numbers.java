package city.ioc.producers.importer;

import java.math.BigDecimal;

/** Reads the numbers of a file. */
final class Numbers {
    private static final int MAX_LENGTH = 40;

    private Numbers() {}

    /** @param decimalSeparator with a comma, dots between thousands are left out */
    static BigDecimal parse(String text, char decimalSeparator) throws UnreadableValue {
        String plain = decimalSeparator == ',' ? text.replace(".", "").replace(',', '.') : text;
        if (plain.length() > MAX_LENGTH) {
            throw UnreadableValue.of(text, "is too long for a number");
        }
        BigDecimal number;
        try {
            number = new BigDecimal(plain);
        } catch (NumberFormatException e) {
            throw UnreadableValue.of(text, "is not a number");
        }
        if (Math.abs((long) number.scale()) > MAX_LENGTH) {
            throw UnreadableValue.of(text, "has an exponent beyond all use");
        }
        return number;
    }
}
