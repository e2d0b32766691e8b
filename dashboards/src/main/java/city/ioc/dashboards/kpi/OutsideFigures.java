package city.ioc.dashboards.kpi;

import city.ioc.dashboards.cases.CaseTable;
import city.ioc.kpi.GivenFigure;
import city.ioc.kpi.GivenFigures;
import city.ioc.profile.Unit;
import city.ioc.profile.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The figures that no event of a case tells: what was published for the unit, else what the profile gives for it, else what the
 * profile gives for all. The figures of the whole city are those of the unit that is the city.
 */
final class OutsideFigures {
    private final GivenFigures given;
    private final Units units;

    OutsideFigures(GivenFigures given, Units units) {
        this.given = given;
        this.units = units;
    }

    Optional<KnownFigure> find(String id, KpiQuery query, CaseTable cases) {
        LocalDate day = query.period().to();
        List<String> codes = query.unit() == null ? cityCodes(day) : List.of(query.unit());
        return codes.stream()
                .flatMap(code -> published(id, code, query, cases).stream())
                .findFirst()
                .or(() -> Stream.concat(
                                codes.stream().flatMap(code -> given.find(id, code, day).stream()),
                                given.find(id, null, day).stream())
                        .findFirst()
                        .map(OutsideFigures::known));
    }

    private List<String> cityCodes(LocalDate day) {
        return units.all().stream()
                .filter(unit -> unit.kind() == Unit.Kind.CITY && unit.validity().contains(day))
                .map(Unit::code)
                .toList();
    }

    private static Optional<KnownFigure> published(String id, String code, KpiQuery query, CaseTable cases) {
        return cases.published(id, code, query.period())
                .map(figure -> new KnownFigure(
                        id, figure.value(), code, true, figure.period(), figure.source()));
    }

    private static KnownFigure known(GivenFigure figure) {
        return new KnownFigure(
                figure.id(), figure.value(), figure.unit(), false, figure.validity().toString(), figure.source());
    }
}
