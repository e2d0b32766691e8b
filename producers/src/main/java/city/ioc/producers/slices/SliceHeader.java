package city.ioc.producers.slices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a slice is of. It says nothing of when or by whom it was written, so the same selection of the same events gives the same bytes.
 *
 * @param profile    id of the city profile by whose rules cases were chosen
 * @param from       first local day; null for all before {@code to} too
 * @param to         last local day; null for all after {@code from} too
 * @param units      codes of the units chosen, with all below them; empty for the whole city
 * @param types      wire names of the event types of which a case has one; empty for any
 * @param anonymised whether ids are replaced and texts dropped
 * @param offsets    by topic, in order of the partitions: the first offset and the end of what was read
 */
@JsonPropertyOrder({"profile", "from", "to", "units", "types", "anonymised", "offsets"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SliceHeader(
        String profile,
        LocalDate from,
        LocalDate to,
        List<String> units,
        List<String> types,
        boolean anonymised,
        SortedMap<String, List<Span>> offsets) {

    public SliceHeader {
        units = List.copyOf(units);
        types = List.copyOf(types);
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
    }

    /** The records of one partition from the first to the one before the end. */
    public record Span(long first, long end) {}

    /** Whether another slice is asked for in the same words, whatever there was to be read. */
    public boolean selectsAs(SliceHeader other) {
        return equals(new SliceHeader(
                other.profile, other.from, other.to, other.units, other.types, other.anonymised, offsets));
    }
}
