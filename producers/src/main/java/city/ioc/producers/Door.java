package city.ioc.producers;

import city.ioc.events.Event;
import city.ioc.events.EventData;
import city.ioc.events.EventType;
import city.ioc.events.InvalidEventException;
import city.ioc.events.PersonalData;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Judges at the door what a single event says about the city: that it did not happen in the future or before the city's
 * earliest plausible time, and that the units it names existed on its day. What needs other events of the case is not judged.
 */
public final class Door {
    /** How far the clock of a sender may be ahead of this one. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Set<String> UNIT_NAMES = Set.of("unit", "toUnit", "decidingUnit");
    private static final Map<EventType, List<RecordComponent>> UNITS_OF = new EnumMap<>(EventType.class);

    static {
        for (EventType type : EventType.values()) {
            UNITS_OF.put(
                    type,
                    Arrays.stream(type.dataClass().getRecordComponents())
                            .filter(component -> UNIT_NAMES.contains(component.getName()))
                            .filter(component -> component.getType() == String.class)
                            .toList());
        }
    }

    private final Clock clock;
    private final Instant earliest;
    private final BiFunction<String, LocalDate, Optional<String>> unitProblem;
    private final ZoneId zone;

    /**
     * @param earliest    the earliest plausible time of an event in this city
     * @param unitProblem says what is wrong with a unit code on a local day; empty when nothing is
     * @param zone        the city's zone, which decides the local day of an event
     */
    public Door(
            Clock clock, Instant earliest, BiFunction<String, LocalDate, Optional<String>> unitProblem, ZoneId zone) {
        this.clock = clock;
        this.earliest = earliest;
        this.unitProblem = unitProblem;
        this.zone = zone;
    }

    /**
     * Lets the event in, unchanged.
     *
     * @throws InvalidEventException with the attribute and the reason
     */
    public Event admit(Event event) throws InvalidEventException {
        checkNotAhead("time", event.time());
        if (event.time().toInstant().isBefore(earliest)) {
            throw new InvalidEventException("time: " + event.time() + " is before " + local(earliest)
                    + ", the earliest plausible time of this city");
        }
        if (event.recordedTime() != null) {
            checkNotAhead("recordedtime", event.recordedTime());
        }
        LocalDate day = event.time().atZoneSameInstant(zone).toLocalDate();
        for (RecordComponent component : UNITS_OF.get(event.type())) {
            checkUnit(component, event.data(), day);
        }
        return event;
    }

    private void checkNotAhead(String attribute, OffsetDateTime time) throws InvalidEventException {
        Instant now = clock.instant();
        if (time.toInstant().isAfter(now.plus(TOLERANCE))) {
            throw new InvalidEventException(attribute + ": " + time + " is more than " + TOLERANCE.toMinutes()
                    + " minutes ahead of the clock here, " + local(now));
        }
    }

    private void checkUnit(RecordComponent component, EventData data, LocalDate day) throws InvalidEventException {
        String code = (String) read(component, data);
        Optional<String> problem = code == null ? Optional.empty() : unitProblem.apply(code, day);
        if (problem.isPresent()) {
            throw new InvalidEventException("data." + component.getName() + ": " + problem.get() + ", was \""
                    + PersonalData.mask(code) + "\"");
        }
    }

    private static Object read(RecordComponent component, EventData data) {
        try {
            return component.getAccessor().invoke(data);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private OffsetDateTime local(Instant instant) {
        return instant.atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
    }
}
