package city.ioc.profile;

import city.ioc.kpi.GivenFigure;
import city.ioc.kpi.GivenFigures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code given.csv}. */
final class GivenFile {
    private static final List<String> COLUMNS = List.of("id", "unit", "value", "valid_from", "valid_to", "source");

    private GivenFile() {}

    /** A city without the file gives no figures. */
    static GivenFigures read(TextFile file, Units units, Problems problems) {
        List<GivenFigure> figures = new ArrayList<>();
        if (file.exists()) {
            for (CsvRow row : CsvRow.read(file, COLUMNS, problems)) {
                figure(row, units).ifPresent(figure -> {
                    if (GivenFigures.clash(figure, figures).isPresent()) {
                        row.problem("id", figure.id() + " is given twice for the same days");
                    } else {
                        figures.add(figure);
                    }
                });
            }
        }
        return new GivenFigures(figures);
    }

    private static Optional<GivenFigure> figure(CsvRow row, Units units) {
        int before = row.problems().count();
        String id = row.value("id", Read::text);
        String unit = row.optional("unit", code -> known(code, units));
        BigDecimal value = row.value("value", Read::number);
        LocalDate from = row.value("valid_from", Read::date);
        LocalDate to = row.optional("valid_to", Read::date);
        String source = row.value("source", Read::text);
        if (from != null && to != null && to.isBefore(from)) {
            row.problem("valid_to", "must not be before valid_from");
        }
        if (row.problems().count() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new GivenFigure(id, unit, value, new Validity(from, to), source));
        } catch (IllegalArgumentException e) {
            row.problem("id", e.getMessage());
            return Optional.empty();
        }
    }

    private static String known(String code, Units units) {
        if (!units.isOpen() && units.all().stream().noneMatch(unit -> unit.code().equals(code))) {
            throw new IllegalArgumentException("'" + code + "' is not a unit");
        }
        return code;
    }
}
