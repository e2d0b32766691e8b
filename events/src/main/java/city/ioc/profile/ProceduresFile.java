package city.ioc.profile;

import city.ioc.calendar.TimeLimit;
import city.ioc.events.DossierEvent.PauseCause;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code procedures.csv}. */
final class ProceduresFile {
    private static final List<String> COLUMNS = List.of(
            "code", "name_vi", "name_en", "field", "level", "limit_value", "limit_unit", "fee", "counted_pauses",
            "online");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private ProceduresFile() {}

    static Procedures read(TextFile file, Problems problems) {
        SortedMap<String, Procedure> procedures = new TreeMap<>();
        if (file.exists()) {
            for (CsvRow row : CsvRow.read(file, COLUMNS, problems)) {
                procedure(row).ifPresent(procedure -> {
                    if (procedures.put(procedure.code(), procedure) != null) {
                        row.problem("code", "procedure " + procedure.code() + " is listed twice");
                    }
                });
            }
        }
        return new Procedures(procedures.values());
    }

    private static Optional<Procedure> procedure(CsvRow row) {
        int before = row.problems().count();
        String code = row.value("code", ProceduresFile::code);
        String vi = row.value("name_vi", Read::text);
        String en = row.value("name_en", Read::text);
        String field = row.value("field", Read::text);
        Set<Unit.Kind> levels = row.value("level", Read.someOf(Unit.Kind.class));
        TimeLimit limit = limit(row);
        Boolean fee = row.value("fee", Read::yesNo);
        Set<PauseCause> pauses = row.optional("counted_pauses", Read.someOf(PauseCause.class));
        Procedure.Online online = row.optional("online", Read.oneOf(Procedure.Online.class));
        return row.problems().count() > before
                ? Optional.empty()
                : Optional.of(new Procedure(
                        code,
                        new LocalizedText(vi, en),
                        field,
                        levels,
                        limit,
                        fee,
                        Optional.ofNullable(pauses),
                        Optional.ofNullable(online)));
    }

    private static String code(String text) {
        String code = Read.matching(CODE, "letters, digits, dots and dashes, at most 40").apply(text);
        if (!Procedures.withoutUnitSuffix(code).equals(code)) {
            throw new IllegalArgumentException("must be without unit suffix: " + Procedures.withoutUnitSuffix(code));
        }
        return code;
    }

    private static TimeLimit limit(CsvRow row) {
        TimeLimit.Unit unit = row.value("limit_unit", Read.oneOf(TimeLimit.Unit.class));
        Integer value = row.optional("limit_value", Read::wholeNumber);
        if (unit == null) {
            return null;
        }
        try {
            return new TimeLimit(Objects.requireNonNullElse(value, 0), unit);
        } catch (IllegalArgumentException e) {
            row.problem("limit_value", e.getMessage());
            return null;
        }
    }
}
