package city.ioc.producers.importer;

import city.ioc.events.EventType;
import city.ioc.events.Opt;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What kind of value a field of an event's data takes, as its record says. */
enum Field {
    TEXT,
    TIME,
    NUMBER,
    BOOLEAN;

    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, Integer.class, long.class, Long.class, BigDecimal.class);

    /** The field {@code name} of this type, or {@code name.part} where the field is an object; empty when there is none. */
    static Optional<Field> of(EventType type, String name) {
        Class<?> owner = type.dataClass();
        List<String> steps = Arrays.asList(name.split("\\.", -1));
        for (String step : steps.subList(0, steps.size() - 1)) {
            owner = component(owner, step).<Class<?>>map(RecordComponent::getType).orElse(Void.class);
        }
        return component(owner, steps.getLast()).flatMap(component -> of(component.getType()));
    }

    /** The fields that an event of this type must have. */
    static List<String> required(EventType type) {
        return Arrays.stream(type.dataClass().getRecordComponents())
                .filter(component -> !component.isAnnotationPresent(Opt.class))
                .map(RecordComponent::getName)
                .toList();
    }

    private static Optional<RecordComponent> component(Class<?> owner, String name) {
        return owner.isRecord()
                ? Arrays.stream(owner.getRecordComponents())
                        .filter(component -> component.getName().equals(name))
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Field> of(Class<?> type) {
        if (type == String.class || type.isEnum()) {
            return Optional.of(TEXT);
        }
        if (type == OffsetDateTime.class) {
            return Optional.of(TIME);
        }
        if (type == boolean.class || type == Boolean.class) {
            return Optional.of(BOOLEAN);
        }
        return NUMBERS.contains(type) ? Optional.of(NUMBER) : Optional.empty();
    }
}
