package city.ioc.profile;

import city.ioc.index.IndexDefinition;
import city.ioc.kpi.GivenFigures;
import city.ioc.kpi.KpiCatalogue;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * All that differs from city to city. {@link ProfileLoader} reads it from a folder.
 *
 * @param id lower-case word, the name of the folder by custom
 * @param earliest events before this instant are refused at the door
 * @param rules what the fold reads; its hash is the generation
 * @param units the agencies and localities through time
 * @param procedures names, fields and limits
 * @param kpis what the city watches
 * @param map where units lie
 * @param given figures that no event tells
 * @param index the index of quality; empty when the city has none
 */
public record CityProfile(
        String id,
        LocalizedText name,
        Instant earliest,
        FoldRules rules,
        Units units,
        Procedures procedures,
        KpiCatalogue kpis,
        CityMap map,
        GivenFigures given,
        Optional<IndexDefinition> index) {
    public CityProfile {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(earliest, "earliest");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(units, "units");
        Objects.requireNonNull(procedures, "procedures");
        Objects.requireNonNull(kpis, "kpis");
        Objects.requireNonNull(map, "map");
        Objects.requireNonNull(given, "given");
        Objects.requireNonNull(index, "index");
    }
}
