package city.ioc.profile;

import city.ioc.events.Opt;
import java.util.function.Function;

/** Named values of a file, such as a row or a block. What is wrong with one is reported where it stands. */
abstract class Fields {
    private final String file;
    private final Problems problems;

    Fields(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The text of a field, null when it is absent. */
    @Opt
    abstract String raw(String field);

    /** Where the field stands, or would. */
    abstract int line(String field);

    String file() {
        return file;
    }

    Problems problems() {
        return problems;
    }

    /** The value of a field; null, and a problem, when it is absent or the reader refuses it. */
    @Opt
    <T> T value(String field, Function<String, T> reader) {
        int before = problems.count();
        T value = optional(field, reader);
        if (value == null && problems.count() == before) {
            problem(field, "is missing");
        }
        return value;
    }

    /** The value of a field; null when it is absent; null, and a problem, when the reader refuses it. */
    @Opt
    <T> T optional(String field, Function<String, T> reader) {
        String text = raw(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return reader.apply(text.strip());
        } catch (IllegalArgumentException e) {
            problem(field, e.getMessage());
            return null;
        }
    }

    void problem(String field, String reason) {
        problems.add(file, line(field), field + ": " + reason);
    }
}
