package city.ioc.dashboards.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for strings that occur many times, from 1 in the order of their first use; 0 stands for none. */
final class Codes {
    static final int NONE = 0;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    Codes() {
        texts.add(null);
    }

    /** The number of a text, a new one when it is new. */
    int of(String text) {
        if (text == null) {
            return NONE;
        }
        Integer number = numbers.get(text);
        if (number == null) {
            number = texts.size();
            numbers.put(text, number);
            texts.add(text);
        }
        return number;
    }

    /** The number of a text that has one, else {@link #NONE}. */
    int known(String text) {
        return numbers.getOrDefault(text, NONE);
    }

    /** Null for {@link #NONE}. */
    String text(int number) {
        return texts.get(number);
    }

    /** One more than the greatest number. */
    int limit() {
        return texts.size();
    }
}
