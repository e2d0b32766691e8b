package city.ioc.dashboards.board;

import city.ioc.calendar.WorkingCalendar;
import city.ioc.dashboards.board.OutageReport.Late;
import city.ioc.dashboards.board.OutageReport.OfUnit;
import city.ioc.dashboards.board.OutageReport.Overlap;
import city.ioc.dashboards.board.OutageReport.Struck;
import city.ioc.dashboards.cases.LateDossier;
import city.ioc.dashboards.cases.Period;
import city.ioc.dashboards.scope.UnitScope;
import city.ioc.dashboards.service.Outage;
import city.ioc.dashboards.service.Strike;
import city.ioc.dashboards.service.Strikes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Joins outages with the late dossiers that were open meanwhile, as the page of figures defines them. */
public final class Outages {
    private static final Comparator<Overlap> LONGEST_FIRST =
            Comparator.comparingLong(Overlap::workingMillis).reversed().thenComparing(Overlap::id);
    private static final Comparator<Struck> LATEST_FIRST = Comparator.comparing(
            Struck::outage, Comparator.comparingLong(Outage::from).reversed().thenComparing(Outage::id));

    private final Board board;

    /** The late dossiers that overlap one outage: their number, and the longest overlaps. */
    private static final class Tally {
        private final PriorityQueue<Overlap> longest = new PriorityQueue<>(LONGEST_FIRST.reversed());
        private final int most;
        private int count;

        Tally(int most) {
            this.most = most;
        }

        void add(Overlap overlap) {
            count++;
            longest.add(overlap);
            if (longest.size() > most) {
                longest.remove();
            }
        }

        List<Overlap> longestFirst() {
            return longest.stream().sorted(LONGEST_FIRST).toList();
        }
    }

    public Outages(Board board) {
        this.board = board;
    }

    /**
     * The outages that touch a period and strike a unit or one below it, and the late dossiers of these units that were open within
     * the period.
     *
     * @param most how many dossiers are told of each outage
     */
    public OutageReport report(UnitScope scope, Period period, int most) {
        List<Outage> touching = board.figures()
                .outages()
                .touching(period.start(board.zone()), period.end(board.zone()), period.asOf());
        Strikes strikes = new Strikes(touching, scope, this::struckBy, board.zone());
        Map<String, Tally> tallies = new HashMap<>();
        strikes.outages().forEach(outage -> tallies.put(outage.id(), new Tally(most)));
        Map<String, Late> byUnit = new TreeMap<>();
        Late all = new Late(0, 0);
        for (LateDossier late : board.figures().cases().late(scope, period)) {
            boolean overlaps = false;
            for (Strike strike : strikes.of(late.unit())) {
                if (strike.overlaps(late.from(), late.to())) {
                    overlaps = true;
                    long working = strike.workingMillis(late.from(), late.to(), calendar(late.unit()));
                    tallies.get(strike.outage().id()).add(new Overlap(late.id(), late.unit(), working));
                }
            }
            all = all.plus(overlaps);
            byUnit.put(late.unit(), byUnit.getOrDefault(late.unit(), new Late(0, 0)).plus(overlaps));
        }
        List<OfUnit> units = new ArrayList<>();
        byUnit.forEach((unit, late) -> units.add(new OfUnit(unit, late)));
        return new OutageReport(all, units, struck(strikes.outages(), tallies));
    }

    private UnitScope struckBy(String unit) {
        return board.knows(unit) ? board.scope(unit) : UnitScope.single(unit);
    }

    private WorkingCalendar calendar(String unit) {
        return board.calendars().of(unit).complete();
    }

    private List<Struck> struck(List<Outage> outages, Map<String, Tally> tallies) {
        return outages.stream()
                .map(outage -> {
                    Tally tally = tallies.get(outage.id());
                    long working = calendar(outage.unit()).between(outage.from(), outage.to());
                    return new Struck(outage, working, tally.count, tally.longestFirst());
                })
                .sorted(LATEST_FIRST)
                .toList();
    }
}
