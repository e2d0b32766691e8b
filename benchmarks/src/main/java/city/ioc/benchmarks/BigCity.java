package city.ioc.benchmarks;

import city.ioc.profile.CityProfile;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.ProfileLoader;
import city.ioc.profile.Unit;
import city.ioc.profile.Units;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Cần Thơ with other units: a city, departments, and communes, as many as wanted. */
final class BigCity {
    private static final String CITY = "C";
    private static final int DEPARTMENTS = 19;
    private static final LocalDate FIRST_DAY = LocalDate.of(2004, 1, 2);

    private BigCity() {}

    static CityProfile of(Path cantho, int units) {
        CityProfile city = ProfileLoader.load(cantho);
        List<Unit> all = new ArrayList<>(List.of(unit(CITY, Unit.Kind.CITY, null)));
        for (int i = 1; i < units; i++) {
            all.add(unit("U" + i, i <= DEPARTMENTS ? Unit.Kind.DEPARTMENT : Unit.Kind.COMMUNE, CITY));
        }
        return new CityProfile(
                city.id(),
                city.name(),
                city.earliest(),
                city.rules(),
                Units.of(all),
                city.procedures(),
                city.kpis(),
                city.map(),
                city.given(),
                city.index());
    }

    private static Unit unit(String code, Unit.Kind kind, String parent) {
        return new Unit(code, LocalizedText.same(code), kind, parent, FIRST_DAY, null);
    }

    /** All units but the city itself, which accepts nothing. */
    static List<String> desks(CityProfile city) {
        return city.units().all().stream().map(Unit::code).filter(code -> !code.equals(CITY)).toList();
    }
}
