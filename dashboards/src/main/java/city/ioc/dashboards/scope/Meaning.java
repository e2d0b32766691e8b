package city.ioc.dashboards.scope;

import city.ioc.profile.Unit;
import java.time.LocalDate;

/**
 * One unit with the days on which its code is taken to mean it.
 *
 * @param own the days of the unit
 * @param extended with those before and after on which nobody else has the code
 */
record Meaning(Unit unit, Days own, Days extended) {
    String code() {
        return unit.code();
    }

    boolean isOn(int day) {
        return own.contains(day);
    }

    /** The unit for people, such as {@code 31135 (Tân An)}. */
    String told() {
        return "%s (%s)".formatted(unit.code(), unit.name().en());
    }

    static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
