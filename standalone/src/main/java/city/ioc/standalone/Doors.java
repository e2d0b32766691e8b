package city.ioc.standalone;

import city.ioc.producers.Door;
import city.ioc.profile.CityProfile;
import java.time.Clock;

/** The door of a city: what it lets in follows from the profile. */
final class Doors {
    private Doors() {}

    static Door of(CityProfile profile) {
        return new Door(
                Clock.systemUTC(),
                profile.earliest(),
                profile.units()::problem,
                profile.rules().calendar().zone());
    }
}
