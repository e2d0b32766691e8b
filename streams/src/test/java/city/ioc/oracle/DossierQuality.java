package city.ioc.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** The latest that is said of an accepted dossier at any time: its digitisation, synchronisation and ratings. */
final class DossierQuality {
    private final String nationalPortal;
    private final OracleCalendar calendar;
    private final Tally tally;

    private JsonNode digitised;
    private boolean synchronised;
    private JsonNode rating;
    private String ratedUnit;
    private LocalDate ratedDay;

    DossierQuality(OracleSettings settings, OracleCalendar calendar, Tally tally) {
        this.nationalPortal = settings.nationalPortal();
        this.calendar = calendar;
        this.tally = tally;
    }

    void digitise(OracleEvent event) {
        digitised = event.data();
    }

    void synchronise(OracleEvent event) {
        if (event.text("target").equalsIgnoreCase(nationalPortal)) {
            synchronised = event.data().path("ok").booleanValue();
        }
    }

    void rate(OracleEvent event, long now, String owner) {
        if (rating != null) {
            countRating(now, -1);
        }
        rating = event.data();
        ratedUnit = owner;
        ratedDay = calendar.dayOf(now);
        countRating(now, 1);
    }

    private void countRating(long now, int sign) {
        int score = rating.path("score").asInt(0);
        tally.add(ratedUnit, "rated", ratedDay, now, sign);
        tally.add(ratedUnit, "satisfied", ratedDay, now, score >= 4 || likes(true) ? sign : 0);
        tally.add(ratedUnit, "scored", ratedDay, now, score > 0 ? sign : 0);
        tally.add(ratedUnit, "score", ratedDay, now, (long) sign * score);
    }

    private boolean likes(boolean expected) {
        JsonNode liked = rating.path("liked");
        return !rating.hasNonNull("score") && liked.isBoolean() && liked.booleanValue() == expected;
    }

    private boolean isDisliked() {
        int score = rating.path("score").asInt(0);
        return score == 1 || score == 2 || likes(false);
    }

    /**
     * The standings of the acceptance day.
     *
     * @param settled whether the dossier ended by resolved with a result that is electronic or not required
     */
    Set<String> standings(boolean settled) {
        Set<String> standings = new HashSet<>();
        if (digitised != null) {
            if (digitised.path("digitised").asInt(0) > 0) {
                standings.add("digitised");
                if (settled) {
                    standings.add("digitised-in-full");
                }
            }
            if (digitised.path("reused").asInt(0) > 0) {
                standings.add("reused");
            }
            if (digitised.path("connected").asInt(0) > 0) {
                standings.add("connected");
            }
            if (digitised.path("populationDb").asBoolean(false)) {
                standings.add("population-data");
            }
        }
        if (synchronised) {
            standings.add("synchronised");
        }
        if (rating != null && isDisliked()) {
            standings.add("disliked");
        }
        return standings;
    }
}
