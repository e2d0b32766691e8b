package city.ioc.standalone.generations;

import city.ioc.notifications.Notifications;
import city.ioc.profile.CityProfile;
import city.ioc.profile.NotificationsFile;
import city.ioc.profile.ProfileException;
import city.ioc.profile.ProfileLoader;
import city.ioc.streams.Formats;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A profile as it was read.
 *
 * @param generation what its rules give with this version of the code
 * @param notifications whom to tell of alerts; empty when nobody
 */
public record LoadedProfile(String generation, CityProfile city, Optional<Notifications> notifications) {

    /** @throws ProfileException listing every problem with file, line and reason */
    public static LoadedProfile of(Path folder) {
        CityProfile city = ProfileLoader.load(folder);
        return new LoadedProfile(Formats.generation(city.rules()), city, NotificationsFile.read(folder, city));
    }
}
