package city.ioc.standalone.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The criteria of index 766 written out, with the points of Decision 766: no definition file, no formula. A null part has no
 * data.
 */
final class IndexByHand {

    /** A reading of a criterion. */
    record Reading(Ratio numerator, Ratio denominator, Ratio times, Ratio less) {

        /** Null without data. */
        Ratio ratio() {
            if (numerator == null || denominator == null || times == null || less == null) {
                return null;
            }
            Ratio quotient = numerator.over(denominator);
            return quotient == null ? null : quotient.times(times).minus(less);
        }

        Reading more(long good) {
            return new Reading(numerator.plus(Ratio.of(good)), denominator.plus(Ratio.of(good)), times, less);
        }

        Reading mended(long good) {
            return new Reading(numerator.plus(Ratio.of(good)), denominator, times, less);
        }
    }

    /** A criterion with all its readings; the first one counts unless another is chosen. */
    record Item(String group, int points, Ratio target, Map<String, Reading> readings) {

        /** Null without data. */
        Ratio points(Reading reading) {
            Ratio ratio = reading.ratio();
            return ratio == null ? null : worth(ratio.rounded(4)).rounded(2);
        }

        /** Of a ratio as it is. */
        Ratio worth(Ratio ratio) {
            Ratio within = ratio.isAtLeast(Ratio.ZERO) ? ratio : Ratio.ZERO;
            within = within.isAtLeast(target) ? target : within;
            return Ratio.of(points).times(within).over(target);
        }
    }

    private final IndexCounts counts;
    private final Function<String, Optional<String>> given;
    private final Map<String, Item> items = new LinkedHashMap<>();

    /** @param given the figures that no event tells */
    IndexByHand(IndexCounts counts, Function<String, Optional<String>> given, String version) {
        this.counts = counts;
        this.given = given;
        transparencyAndProgress();
        onlineService(version);
        onlinePayment();
        digitisation();
        satisfaction();
    }

    /** By criterion, in the order of the page. */
    Map<String, Item> items() {
        return items;
    }

    private void transparencyAndProgress() {
        item("1.1", "transparency", 6, "1").put("standard", share("procedures.announced-on-time-share"));
        item("1.2", "transparency", 4, "1").put("standard", share("procedures.published-on-time-share"));
        Map<String, Reading> complete = item("1.3", "transparency", 2, "1");
        complete.put("in-force", share("procedures.complete-share"));
        complete.put("of-period", share("procedures.complete-of-period-share"));
        Map<String, Reading> synchronised = item("1.4", "transparency", 6, "1");
        synchronised.put("seen", of(sum("synchronised"), sum("received")));
        synchronised.put("reported", share("dossiers.synchronised-share"));
        Map<String, Reading> onTime = item("2.1", "progress", 20, "1");
        onTime.put("with-open", of(inTime(), handled()));
        onTime.put("ended", of(sum("resolved-on-time"), sum("resolved-with-due")));
        Ratio mean = Ratio.of(counts.workedMillis).over(Ratio.of(1000 * counts.worked));
        item("2.2", "progress", 0, "1").put("standard", of(mean, Ratio.ONE));
    }

    private Ratio inTime() {
        return standing(sum("resolved-on-time").plus(sum("open-with-due")).minus(sum("overdue")));
    }

    /** What stands is part of it, which is not known where nothing at all is known of the unit by then. */
    private Ratio standing(Ratio ratio) {
        return counts.isHeardOf() ? ratio : null;
    }

    private Ratio handled() {
        return standing(sum("resolved-with-due").plus(sum("open-with-due")));
    }

    private void onlineService(String version) {
        if (version.equals("2026")) {
            Map<String, Reading> filed = item("3.E", "online-service", 12, "1");
            Ratio eligible = counts.ofOnlineProcedures("received");
            filed.put("filed", of(counts.ofOnlineProcedures("received-online"), eligible));
            filed.put("with-result", of(counts.ofOnlineProcedures("online-in-full"), eligible));
            filed.put("all-procedures", of(sum("received-online"), sum("received")));
            return;
        }
        item("3.1", "online-service", 2, "0.8").put("standard", of(given("procedures.online"), given("procedures.in-force")));
        Map<String, Reading> used = item("3.2", "online-service", 4, "1");
        used.put("by-procedure", of(counts.size("online procedures"), given("procedures.online")));
        used.put("by-service", of(counts.size("online services"), given("services.online")));
        used.put("of-used", of(counts.size("online procedures"), counts.size("procedures")));
        Map<String, Reading> online = item("3.3", "online-service", 6, "0.5");
        Ratio inFull = sum("online-in-full");
        Ratio synchronisation = sum("synchronised").over(sum("received"));
        online.put("with-sync", new Reading(inFull, sum("received"), synchronisation, Ratio.ZERO));
        online.put("alone", of(inFull, sum("received")));
        online.put(
                "known-channels",
                new Reading(inFull, sum("received").minus(sum("channel-missing")), synchronisation, Ratio.ZERO));
    }

    private void onlinePayment() {
        item("3.5a", "online-payment", 2, "0.8")
                .put("standard", of(given("procedures.payment-integrated"), given("procedures.with-fee")));
        item("3.5b", "online-payment", 2, "0.8")
                .put("standard", of(counts.size("procedures paid online"), counts.size("procedures with fee")));
        item("3.6", "online-payment", 6, "1").put("standard", of(sum("paid-online"), sum("with-fee")));
    }

    private void digitisation() {
        item("4.1", "digitisation", 6, "1").put("standard", of(sum("result-electronic"), sum("result-required")));
        item("4.2", "digitisation", 4, "0.8").put("standard", of(sum("digitised-in-full"), sum("received")));
        item("4.3", "digitisation", 2, "0.8").put("standard", of(sum("reused"), sum("received")));
        item("4.4", "digitisation", 4, "1").put("standard", of(sum("connected"), sum("received")));
        item("4.5a", "digitisation", 2, "1").put("standard", share("procedures.population-data-share"));
        item("4.5b", "digitisation", 2, "1").put("standard", of(sum("population-data"), sum("received")));
        item("4.6", "digitisation", 2, "1").put("standard", share("copies.electronic-share"));
    }

    private void satisfaction() {
        Ratio received = sum("feedback-received");
        item("5.1", "satisfaction", 0, "1").put("standard", of(received, Ratio.ONE));
        Map<String, Reading> onTime = item("5.2", "satisfaction", 6, "1");
        Ratio ended = sum("feedback-answered").plus(sum("feedback-refused"));
        Ratio good = sum("feedback-on-time").plus(sum("feedback-open")).minus(sum("feedback-overdue"));
        Ratio all = ended.plus(sum("feedback-open"));
        onTime.put("with-open", of(standing(good), standing(all)));
        onTime.put("ended", of(sum("feedback-on-time"), ended));
        onTime.put(
                "with-publication",
                of(standing(good.plus(sum("feedback-published-on-time"))), standing(all.plus(sum("feedback-published")))));
        item("5.3", "satisfaction", 6, "1").put("standard", of(received.minus(sum("feedback-unsatisfactory")), received));
        Map<String, Reading> satisfied = item("5.4", "satisfaction", 6, "0.9");
        satisfied.put("added", new Reading(inTime(), handled(), Ratio.ONE, sum("disliked").over(sum("received"))));
        Ratio spared = counts.undisliked("resolved-on-time")
                .plus(counts.undisliked("open-with-due"))
                .minus(counts.undisliked("overdue"));
        satisfied.put("once", of(standing(spared), handled()));
    }

    private Map<String, Reading> item(String id, String group, int points, String target) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        items.put(id, new Item(group, points, Ratio.of(target), readings));
        return readings;
    }

    private Ratio sum(String measure) {
        return counts.sum(measure);
    }

    private Ratio given(String id) {
        return given.apply(id).map(Ratio::of).orElse(null);
    }

    private Reading share(String id) {
        return of(given(id), Ratio.ONE);
    }

    private static Reading of(Ratio numerator, Ratio denominator) {
        return new Reading(numerator, denominator, Ratio.ONE, Ratio.ZERO);
    }
}
