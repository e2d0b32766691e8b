package city.ioc.core;

import city.ioc.calendar.TimeLimit;
import city.ioc.calendar.WorkingCalendar;
import city.ioc.events.Opt;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How the due of a dossier comes about: given by the desk or computed from a limit, and pushed by each wait since. */
final class Due {
    private record Wait(long from, long to) {}

    private final long acceptedAt;
    private final TimeLimit limit;
    private final List<Wait> waits = new ArrayList<>();
    private OptionalLong given;

    /** @param given wins over the limit */
    Due(OptionalLong given, long acceptedAt, @Opt TimeLimit limit) {
        this.given = given;
        this.acceptedAt = acceptedAt;
        this.limit = limit;
    }

    /** The desk gives another one. */
    void give(long due) {
        given = OptionalLong.of(due);
        waits.clear();
    }

    void push(long from, long to) {
        waits.add(new Wait(from, to));
    }

    /** What it comes to by a calendar; empty when there is none. */
    OptionalLong by(WorkingCalendar calendar) {
        OptionalLong start = given.isPresent() || limit == null ? given : calendar.due(acceptedAt, limit);
        if (start.isEmpty() || waits.isEmpty()) {
            return start;
        }
        long due = start.getAsLong();
        for (Wait wait : waits) {
            due = calendar.add(due, calendar.between(wait.from(), wait.to()));
        }
        return OptionalLong.of(due);
    }
}
