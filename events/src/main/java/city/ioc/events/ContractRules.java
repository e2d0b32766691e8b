package city.ioc.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rules that a single event must meet beyond its JSON types: lengths, ranges, no personal data in free text. */
final class ContractRules {
    static final int MAX_CODE = 64;
    static final int MAX_TEXT = 2_000;

    private static final Map<EventType, List<Rule>> RULES = new EnumMap<>(EventType.class);

    static {
        for (EventType type : EventType.values()) {
            RULES.put(type, rulesOf(type.dataClass()));
        }
    }

    private ContractRules() {}

    /** Throws for the first component of {@code data} that breaks its rule. */
    static void check(EventData data) throws InvalidEventException {
        for (Rule rule : RULES.get(EventType.of(data))) {
            rule.check(data);
        }
    }

    /** Refuses a text that is empty, too long, or holds control characters. */
    static void checkText(String path, String value, int maxLength) throws InvalidEventException {
        if (value.isBlank()) {
            throw new InvalidEventException(path + ": must not be empty");
        }
        if (value.length() > maxLength) {
            throw new InvalidEventException(path + ": at most " + maxLength + " characters, had " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && !(maxLength == MAX_TEXT && (c == '\n' || c == '\t')) || c == 0x7f) {
                throw new InvalidEventException(path + ": must not contain control characters");
            }
            if (Character.isSurrogate(c) && !isPaired(value, i)) {
                throw new InvalidEventException(path + ": must be valid Unicode");
            }
        }
    }

    private static boolean isPaired(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }

    static void checkFreeText(String path, String value) throws InvalidEventException {
        checkText(path, value, MAX_TEXT);
        if (PersonalData.looksLikeIt(value)) {
            throw new InvalidEventException(
                    path + ": looks like personal data (phone, e-mail or citizen number), which no event may hold");
        }
    }

    private static List<Rule> rulesOf(Class<? extends EventData> type) {
        List<Rule> rules = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String path = "data." + component.getName();
            if (component.getType() == String.class) {
                boolean freeText = component.isAnnotationPresent(FreeText.class);
                rules.add(new Rule(component, path, value -> {
                    if (freeText) {
                        checkFreeText(path, (String) value);
                    } else {
                        checkText(path, (String) value, MAX_CODE);
                    }
                }));
            } else if (component.isAnnotationPresent(Range.class)) {
                Range range = component.getAnnotation(Range.class);
                rules.add(new Rule(component, path, value -> checkRange(path, (Number) value, range)));
            } else {
                rules.add(new Rule(component, path, value -> {}));
            }
        }
        return List.copyOf(rules);
    }

    private static void checkRange(String path, Number value, Range range) throws InvalidEventException {
        BigDecimal number =
                value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(value.longValue());
        if (number.compareTo(BigDecimal.valueOf(range.min())) < 0
                || number.compareTo(BigDecimal.valueOf(range.max())) > 0) {
            throw new InvalidEventException(path + ": must be between " + range.min() + " and " + range.max());
        }
        if (number.signum() != 0 && number.stripTrailingZeros().scale() > range.decimals()) {
            throw new InvalidEventException(path + ": at most " + range.decimals() + " decimals");
        }
    }

    private interface Check {
        void on(Object value) throws InvalidEventException;
    }

    private record Rule(RecordComponent component, String path, Check check) {
        void check(EventData data) throws InvalidEventException {
            Object value;
            try {
                value = component.getAccessor().invoke(data);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
            if (value != null) {
                check.on(value);
            } else if (!component.isAnnotationPresent(Opt.class)) {
                throw new InvalidEventException(path + ": missing");
            }
        }
    }
}
