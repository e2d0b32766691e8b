package city.ioc.standalone;

import city.ioc.producers.Door;
import city.ioc.profile.CityProfile;
import city.ioc.profile.Units;
import java.time.Clock;
import java.util.function.Supplier;

/** The door of a city: what it lets in follows from the profile. */
final class Doors {
    private Doors() {}

    static Door of(CityProfile profile) {
        return of(profile, profile::units);
    }

    /** @param units may be others later */
    static Door of(CityProfile profile, Supplier<Units> units) {
        return new Door(
                Clock.systemUTC(),
                profile.earliest(),
                (code, day) -> units.get().problem(code, day),
                profile.rules().calendar().zone());
    }
}
