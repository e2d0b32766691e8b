package city.ioc.dashboards.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One pass over rows that collects the times of one kind. Used once. */
final class TimePass implements TimeReader.Sink {
    private final TimeReader reader;
    private final String step;
    private final Longs all = new Longs();
    private final Map<String, Longs> byStep = new HashMap<>();
    private InPeriod period;
    private int only;

    /** @param step the one step that is asked for; null for all */
    TimePass(TimeReader reader, String step) {
        this.reader = reader;
        this.step = step;
    }

    /** @param unit the one unit that counts, or {@link Selection#anyUnit} */
    void row(CaseRow row, int unit, InPeriod inPeriod) {
        if (inPeriod.matches(row)) {
            only = unit;
            period = inPeriod;
            reader.read(row, this);
        }
    }

    @Override
    public void time(int unit, long at, long millis, String name) {
        if (period.in(unit, only, at) && (step == null || step.equals(name))) {
            all.add(millis);
            if (!name.isEmpty()) {
                byStep.computeIfAbsent(name, each -> new Longs()).add(millis);
            }
        }
    }

    Times times() {
        Map<String, Durations> steps = new HashMap<>();
        byStep.forEach((name, millis) -> steps.put(name, new Durations(List.of(millis.sorted()))));
        return new Times(new Durations(List.of(sorted())), steps);
    }

    /** All of them in ascending order. */
    long[] sorted() {
        return all.sorted();
    }
}
