package city.ioc.dashboards.generations;

import city.ioc.dashboards.board.Refusal;
import city.ioc.profile.ProfileException;
import java.util.Map;

/** The generations of a pipeline, and what operators do with them. Safe for use by several threads. */
public interface GenerationControl {

    Generations generations();

    /**
     * Shows another generation from now on.
     *
     * @param by who says so, unverified
     * @throws Refusal when there is none of this id
     * @throws Conflict when it is shown already, or is not ready to be
     */
    void promote(String id, String by);

    /**
     * Stops a generation and deletes all that was derived for it; events stay.
     *
     * @throws Refusal when there is none of this id
     * @throws Conflict when it is the one that is shown
     */
    void remove(String id);

    /**
     * Starts a candidate, in place of the one that there may be.
     *
     * @param files names and texts of files of a city profile
     * @param whole whether they are the profile; else they take the place of files of the promoted one
     * @return its id
     * @throws ProfileException when it is no profile
     * @throws Refusal when a name is not one of a file
     * @throws Conflict when the profile gives a generation that runs
     */
    String start(Map<String, String> files, boolean whole, String by);
}
