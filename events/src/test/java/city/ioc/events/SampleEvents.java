package city.ioc.events;

import city.ioc.calendar.TimeLimit;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/** One valid event of each type: with every component that may be absent, or with none of them. */
final class SampleEvents {
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2024-02-26T08:15:00.250+07:00");

    private SampleEvents() {}

    static List<Event> all(boolean complete) {
        return Arrays.stream(EventType.values())
                .map(type -> new Event(
                        "/units/916/desks/03",
                        "id-" + type,
                        "H13.12-240226-0031",
                        TIME,
                        complete ? TIME.plusSeconds(20) : null,
                        complete ? "0001" : null,
                        complete ? "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" : null,
                        complete ? "city=1" : null,
                        complete ? "H13" : null,
                        data(type.dataClass(), complete)))
                .toList();
    }

    private static EventData data(Class<? extends EventData> type, boolean complete) {
        if (type == DossierEvent.Rated.class) {
            return new DossierEvent.Rated(complete ? 5 : null, complete ? null : true);
        }
        if (type == Correction.class) {
            return complete
                    ? new Correction("/s", "1", Correction.Action.REPLACE, new RawJson("{\"toUnit\":\"917\"}"))
                    : new Correction("/s", "1", Correction.Action.VOID, null);
        }
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> !complete && component.isAnnotationPresent(Opt.class) ? null : value(component))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return component.isAnnotationPresent(FreeText.class) ? "thiếu giấy tờ" : "code-" + component.getName();
        }
        if (type == OffsetDateTime.class) {
            return TIME.plusDays(10);
        }
        if (type == TimeLimit.class) {
            return new TimeLimit(3, TimeLimit.Unit.WORKING_DAY);
        }
        if (type == BigDecimal.class) {
            return new BigDecimal("35000.5");
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type == int.class || type == Integer.class) {
            return 3;
        }
        return type == long.class ? (Object) 3L : type.getEnumConstants()[1];
    }
}
