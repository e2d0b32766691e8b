package city.ioc.standalone;

import city.ioc.producers.Door;
import city.ioc.profile.CityProfile;
import city.ioc.profile.Units;
import city.ioc.standalone.generations.RunningGenerations;
import java.time.Clock;
import java.util.function.Supplier;

/** The door of a city: what it lets in follows from the profile. */
final class Doors {
    private Doors() {}

    static Door of(CityProfile profile) {
        return of(profile, profile::units);
    }

    /** Of the units of the generation that is shown when an event comes. */
    static Door of(RunningGenerations generations) {
        return of(generations.promoted().city(), () -> generations.promoted().city().units());
    }

    /** @param units may be others later */
    private static Door of(CityProfile profile, Supplier<Units> units) {
        return new Door(
                Clock.systemUTC(),
                profile.earliest(),
                (code, day) -> units.get().problem(code, day),
                profile.rules().calendar().zone());
    }
}
