package city.ioc.events;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns what Jackson throws into a sentence for the sender of an event. */
final class ReadErrors {
    private static final Pattern MISSING = Pattern.compile("[Mm]issing required creator property '([^']+)'");
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate [Ff]ield '([^']*)'|Duplicate Object property \"([^\"]*)\"");

    private ReadErrors() {}

    /** @param root path of what was read within the event, empty for the event itself */
    static InvalidEventException explain(JacksonException error, String root) {
        if (error instanceof StreamConstraintsException) {
            return new InvalidEventException("too deep, too long or too large: nesting at most " + EventJson.MAX_NESTING
                    + ", text at most 20000 characters, numbers at most 64");
        }
        if (!(error instanceof JsonMappingException mapping)) {
            return notJson(error);
        }
        String path = path(mapping, root);
        return new InvalidEventException(
                switch (mapping) {
                    case UnrecognizedPropertyException e -> path + ": unknown property; known are "
                            + e.getKnownPropertyIds().stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
                    case InvalidFormatException e -> path + ": " + badFormat(e);
                    case ValueInstantiationException e -> path + ": "
                            + (e.getCause() == null ? "not valid" : e.getCause().getMessage());
                    case MismatchedInputException e -> mismatch(path, e);
                    default -> mapping.getCause() instanceof JacksonException cause
                            ? explain(cause, root).getMessage()
                            : path + ": not valid";
                });
    }

    private static InvalidEventException notJson(JacksonException error) {
        Matcher duplicate = DUPLICATE.matcher(error.getOriginalMessage());
        if (duplicate.find()) {
            String name = Objects.requireNonNullElse(duplicate.group(1), duplicate.group(2));
            return new InvalidEventException(EventCodec.quote(name) + ": given twice");
        }
        String where = error.getLocation() == null
                ? ""
                : " at line " + error.getLocation().getLineNr() + ", column " + error.getLocation().getColumnNr();
        return new InvalidEventException("not well-formed JSON" + where);
    }

    private static String path(JsonMappingException error, String root) {
        String inner = error.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .map(step -> step.length() > 60 ? step.substring(0, 60) + "…" : step)
                .map(PersonalData::mask)
                .collect(Collectors.joining("."));
        return root.isEmpty() ? inner : inner.isEmpty() ? root : root + "." + inner;
    }

    private static String badFormat(InvalidFormatException e) {
        if (e.getTargetType() == OffsetDateTime.class) {
            return e.getOriginalMessage().replaceFirst("^.*?: (?=must )", "");
        }
        String was = ", was " + EventCodec.quote(String.valueOf(e.getValue()));
        if (e.getTargetType().isEnum()) {
            return "must be one of "
                    + Arrays.stream(e.getTargetType().getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))
                    + was;
        }
        return "must be " + typeName(e.getTargetType()) + was;
    }

    private static String mismatch(String path, MismatchedInputException e) {
        Matcher missing = MISSING.matcher(e.getOriginalMessage());
        if (missing.find()) {
            String name = missing.group(1);
            return (path.endsWith("." + name) ? path : path + "." + name) + ": missing";
        }
        return path + ": must be " + typeName(e.getTargetType());
    }

    private static String typeName(Class<?> type) {
        if (type == null || type == RawJson.class || type.isRecord()) {
            return "an object";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == BigDecimal.class) {
            return "a number";
        }
        if (type == OffsetDateTime.class) {
            return "a date-time with an offset, as text";
        }
        return type.isEnum() ? "one of " + Arrays.toString(type.getEnumConstants()) : "a text";
    }
}
