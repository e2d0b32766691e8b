package city.ioc.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code units.csv}. */
final class UnitsFile {
    private static final List<String> COLUMNS =
            List.of("code", "name_vi", "name_en", "kind", "parent", "valid_from", "valid_to");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final String CODE_WANTED = "letters, digits, dots and dashes, at most 40";

    private UnitsFile() {}

    static Units read(TextFile file, Problems problems) {
        if (!file.exists()) {
            return Units.openToAll();
        }
        List<Unit> units = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        int before = problems.count();
        for (CsvRow row : CsvRow.read(file, COLUMNS, problems)) {
            unit(row).ifPresent(unit -> {
                units.add(unit);
                lines.add(row.line());
            });
        }
        if (problems.count() == before) {
            UnitRules.check(units)
                    .forEach(broken -> problems.add(file.name(), lines.get(broken.index()), broken.reason()));
        }
        return problems.count() > before ? Units.openToAll() : Units.of(units);
    }

    private static Optional<Unit> unit(CsvRow row) {
        int before = row.problems().count();
        String code = row.value("code", Read.matching(CODE, CODE_WANTED));
        String vi = row.value("name_vi", Read::text);
        String en = row.value("name_en", Read::text);
        Unit.Kind kind = row.value("kind", Read.oneOf(Unit.Kind.class));
        String parent = row.optional("parent", Read.matching(CODE, CODE_WANTED));
        LocalDate from = row.value("valid_from", Read::date);
        LocalDate to = row.optional("valid_to", Read::date);
        if (from != null && to != null && to.isBefore(from)) {
            row.problem("valid_to", "must not be before valid_from");
        }
        return row.problems().count() > before
                ? Optional.empty()
                : Optional.of(new Unit(code, new LocalizedText(vi, en), kind, parent, from, to));
    }
}
