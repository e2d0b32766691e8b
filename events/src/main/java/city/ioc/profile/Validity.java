package city.ioc.profile;

import city.ioc.events.Opt;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The days on which something is in force.
 *
 * @param from first day
 * @param to last day; null when no end is known
 */
public record Validity(LocalDate from, @Opt LocalDate to) {
    public Validity {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("valid to %s is before valid from %s".formatted(to, from));
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** The one of these days that is nearest to {@code day}. */
    public LocalDate nearest(LocalDate day) {
        if (day.isBefore(from)) {
            return from;
        }
        return to != null && day.isAfter(to) ? to : day;
    }

    public boolean overlaps(Validity other) {
        return intersection(other).isPresent();
    }

    /** The days that both have; empty when there are none. */
    public Optional<Validity> intersection(Validity other) {
        LocalDate start = from.isAfter(other.from) ? from : other.from;
        LocalDate end = to == null || other.to != null && other.to.isBefore(to) ? other.to : to;
        return end != null && end.isBefore(start) ? Optional.empty() : Optional.of(new Validity(start, end));
    }

    /** The first of these days on which none of the others is in force; empty when they cover all. */
    public Optional<LocalDate> firstDayWithout(Collection<Validity> others) {
        List<Validity> inOrder =
                others.stream().sorted(Comparator.comparing(Validity::from)).toList();
        LocalDate day = from;
        for (Validity other : inOrder) {
            if (other.contains(day)) {
                if (other.to == null || to != null && !other.to.isBefore(to)) {
                    return Optional.empty();
                }
                day = other.to.plusDays(1);
            }
        }
        return Optional.of(day);
    }

    @Override
    public String toString() {
        return to == null ? "from " + from : "from " + from + " to " + to;
    }
}
