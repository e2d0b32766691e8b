package city.ioc.dashboards.replay;

import city.ioc.dashboards.board.Refusal;
import city.ioc.events.Opt;
import city.ioc.profile.CityProfile;
import city.ioc.profile.ProfileException;
import java.util.List;
import java.util.Map;

/** Profiles that can be tried: those that the server has by their names, and files laid over them. Nothing else is read. */
public interface ReplayProfiles {
    /** Of the profiles that the server has. */
    List<String> names();

    /**
     * A profile with some files in place of its own.
     *
     * @param generation whose profile it is when there is no name
     * @param name       of a profile; null for that of the generation
     * @param files      names and texts
     * @throws ProfileException when that is no profile
     * @throws Refusal when there is none of this name, or a name is none of a file
     */
    CityProfile read(String generation, @Opt String name, Map<String, String> files);
}
