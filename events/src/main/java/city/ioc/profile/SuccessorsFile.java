package city.ioc.profile;

import city.ioc.profile.Succession.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code successors.csv}. */
final class SuccessorsFile {
    private static final List<String> COLUMNS = List.of("unit", "from_day", "predecessor", "part");

    private SuccessorsFile() {}

    /** The units with what is known of where they came from; without a file nothing is. */
    static Units read(TextFile file, Units units, Problems problems) {
        if (!file.exists()) {
            return units;
        }
        List<Succession> successions = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        int before = problems.count();
        for (CsvRow row : CsvRow.read(file, COLUMNS, problems)) {
            succession(row).ifPresent(succession -> {
                successions.add(succession);
                lines.add(row.line());
            });
        }
        if (units.isOpen()) {
            if (problems.count() == 0) {
                problems.add(file.name(), 1, "there is no units.csv with the units that it is about");
            }
            return units;
        }
        if (problems.count() == before) {
            SuccessionRules.check(successions, units)
                    .forEach(broken -> problems.add(file.name(), lines.get(broken.index()), broken.reason()));
        }
        return problems.count() > before ? units : Units.of(units.all(), successions);
    }

    private static Optional<Succession> succession(CsvRow row) {
        int before = row.problems().count();
        String unit = row.value("unit", Read::text);
        LocalDate from = row.value("from_day", Read::date);
        String predecessor = row.optional("predecessor", Read::text);
        Part part = row.optional("part", Read.oneOf(Part.class));
        if (predecessor != null && part == null) {
            row.problem("part", "is missing: WHOLE or PART of predecessor %s".formatted(predecessor));
        } else if (predecessor == null && part != null) {
            row.problem("part", "must be empty where the predecessor is not known");
        }
        return row.problems().count() > before
                ? Optional.empty()
                : Optional.of(new Succession(unit, from, predecessor, part));
    }
}
