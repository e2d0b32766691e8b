package city.ioc.core.alerts;

import city.ioc.alerts.UnitRule;
import city.ioc.calendar.Calendars;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.core.Episode;
import city.ioc.core.Grain;
import city.ioc.kpi.Measure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What rules about units would have told had all been known when it happened. It is what looks at every full minute would give; those
 * that cannot find anything new are left out.
 */
public final class UnitReplay {
    private static final long MINUTE_MILLIS = 60_000;

    private final UnitWatch watch;
    private final WorkingCalendar calendar;

    public UnitReplay(List<UnitRule> rules, Calendars calendars) {
        watch = new UnitWatch(rules, calendars);
        calendar = calendars.city().complete();
    }

    /** Of what the rules read the sums. */
    public Set<Measure> measures() {
        return watch.measures();
    }

    /**
     * The episodes that would have been told of by an instant.
     *
     * @param until  epoch milliseconds; no look is as late
     * @param exists whether there is such a unit on a local day
     */
    public List<Episode> episodes(String unit, UnitHistory history, long until, Predicate<LocalDate> exists) {
        NavigableSet<Long> heard = history.heard();
        if (heard.isEmpty()) {
            return List.of();
        }
        Walk walk = new Walk(unit, history, exists);
        long first = UnitHistory.minute(heard.first());
        long last = Grain.MINUTE.floor(until - 1, calendar.zone());
        long wake = Long.MAX_VALUE;
        for (long moment : looks(unit, history, heard, first, last)) {
            while (wake < moment) {
                wake = walk.look(wake);
            }
            wake = walk.look(moment);
        }
        return walk.episodes();
    }

    /** When something changes that is not a rule's own patience; and the minute before, as the last at which a rule held counts. */
    private long[] looks(String unit, UnitHistory history, NavigableSet<Long> heard, long first, long last) {
        LongStream changes = Stream.of(
                        history.changes().stream().mapToLong(UnitHistory.Change::minute),
                        silences(unit, heard),
                        midnights(first, last))
                .flatMapToLong(each -> each)
                .flatMap(minute -> LongStream.of(minute - MINUTE_MILLIS, minute));
        return LongStream.concat(LongStream.of(first, last), changes)
                .filter(minute -> first <= minute && minute <= last)
                .sorted()
                .distinct()
                .toArray();
    }

    private LongStream silences(String unit, NavigableSet<Long> heard) {
        List<Long> moments = new ArrayList<>();
        for (long at : heard) {
            Long next = heard.higher(at);
            long end = next == null ? Long.MAX_VALUE : UnitHistory.minute(next);
            watch.silentFrom(unit, at)
                    .filter(from -> from != Long.MAX_VALUE)
                    .map(UnitHistory::minute)
                    .filter(begin -> begin < end)
                    .forEach(begin -> {
                        moments.add(begin);
                        moments.add(end);
                    });
        }
        return moments.stream().mapToLong(Long::longValue);
    }

    private LongStream midnights(long first, long last) {
        LocalDate day = calendar.localDay(first);
        return day.datesUntil(calendar.localDay(Math.max(first, last)).plusDays(1))
                .mapToLong(each -> each.atStartOfDay(calendar.zone()).toInstant().toEpochMilli());
    }

    /** One unit from its first event on. */
    private final class Walk {
        private final String unit;
        private final Predicate<LocalDate> exists;
        private final ReplayedFigures figures;
        private final Map<String, List<Notice>> notices = new HashMap<>();
        private WatchedUnit watched = WatchedUnit.NEW;

        Walk(String unit, UnitHistory history, Predicate<LocalDate> exists) {
            this.unit = unit;
            this.exists = exists;
            this.figures = new ReplayedFigures(history);
        }

        /** Returns when to look again at the latest. */
        long look(long minute) {
            watched = watch.looked(unit, watched, exists.test(calendar.localDay(minute)), figures.at(minute), minute);
            for (WatchedRule rule : watched.rules()) {
                if (rule.notice() != null) {
                    keep(rule.notice());
                }
            }
            return watched.wakeAt();
        }

        private void keep(Notice notice) {
            List<Notice> ofRule = notices.computeIfAbsent(notice.rule(), rule -> new ArrayList<>());
            if (ofRule.size() < notice.number()) {
                ofRule.add(notice);
            } else {
                ofRule.set(notice.number() - 1, notice);
            }
        }

        List<Episode> episodes() {
            return notices.values().stream()
                    .flatMap(List::stream)
                    .map(notice -> new Episode(notice.rule(), unit, notice.from(), notice.to(), null))
                    .toList();
        }
    }
}
