package city.ioc.profile;

import city.ioc.alerts.AlertRules;
import city.ioc.events.DossierEvent.PauseCause;
import city.ioc.index.IndexDefinition;
import city.ioc.kpi.GivenFigures;
import city.ioc.kpi.KpiCatalogue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads a city profile from a folder and checks it as a whole. {@code docs/reference/profile.md} describes the files.
 *
 * <p>{@code city.yaml} and {@code calendar.yaml} are required. Without {@code units.csv} any unit is accepted, without
 * {@code successors.csv} nothing is known of where units came from, without {@code procedures.csv} no procedure has a limit, and
 * without {@code kpis.yaml}, {@code alerts.yaml} or {@code index.yaml} those of the folder above are taken.
 */
public final class ProfileLoader {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final String KPIS = "kpis.yaml";
    private static final String ALERTS = "alerts.yaml";
    private static final String INDEX = "index.yaml";
    private static final String NATIONAL_PORTAL = "DVCQG";

    private final Path folder;
    private final Problems problems = new Problems();

    private ProfileLoader(Path folder) {
        this.folder = folder;
    }

    /** @throws ProfileException listing every problem with file, line and reason */
    public static CityProfile load(Path folder) {
        return new ProfileLoader(folder.toAbsolutePath().normalize()).load();
    }

    private CityProfile load() {
        TextFile cityFile = TextFile.in(folder, "city.yaml");
        YamlBlock city = YamlBlock.read(cityFile, problems).orElseThrow(this::refused);
        String id = city.value("id", Read.matching(ID, "lower-case letters, digits and dashes"));
        LocalizedText name = city.localized("name");
        ZoneId zone = city.value("zone", Read::zone);
        String currency = city.value("currency", Read.matching(CURRENCY, "three capital letters such as VND"));
        DueComparison compare = city.value("compare", Read.oneOf(DueComparison.class));
        Instant earliest = city.value("earliest", Read::instant);
        PausePolicy pauses = pauses(city);
        List<KpisFile.Target> targets = targets(city);
        ServiceLimits limits = LimitsBlock.read(city);
        String nationalPortal = Objects.requireNonNullElse(city.optional("nationalPortal", Read::text), NATIONAL_PORTAL);
        String mapFile = city.optional("map", Read.matching(FILE, "the name of a file in this folder"));
        IndexChoices choices = IndexChoices.read(city);
        city.refuseOthers();

        Units listed = UnitsFile.read(TextFile.in(folder, "units.csv"), problems);
        Units units = SuccessorsFile.read(TextFile.in(folder, "successors.csv"), listed, problems);
        CalendarFile.Contents calendar = CalendarFile.read(
                TextFile.in(folder, "calendar.yaml"), Objects.requireNonNullElse(zone, ZoneOffset.UTC), units, problems);
        Procedures procedures = ProceduresFile.read(TextFile.in(folder, "procedures.csv"), problems);
        KpiCatalogue kpis = KpisFile.read(ownOrShared(KPIS), targets, problems);
        AlertRules alerts = AlertsFile.read(ownOrShared(ALERTS), problems);
        CityMap map = new CityMap(
                TilesFile.read(TextFile.in(folder, "tiles.csv"), units, problems),
                mapFile == null ? List.of() : MapFile.read(TextFile.in(folder, mapFile), units, problems));
        GivenFigures given = GivenFile.read(TextFile.in(folder, "given.csv"), units, problems);
        Optional<IndexDefinition> index = IndexFile.read(ownOrShared(INDEX), choices, kpis, problems);
        if (problems.count() > 0) {
            throw refused();
        }
        FoldRules rules = new FoldRules(
                compare,
                currency,
                calendar.city(),
                calendar.ofUnits(),
                ruled(procedures, pauses),
                pauses,
                limits,
                nationalPortal,
                alerts);
        return new CityProfile(id, name, earliest, rules, units, procedures, kpis, map, given, index);
    }

    /** A file of the profile, else the one that profiles beside it share. */
    private TextFile ownOrShared(String name) {
        TextFile own = TextFile.in(folder, name);
        Path above = folder.getParent();
        if (own.exists() || above == null || !new TextFile(above.resolve(name), name).exists()) {
            return own;
        }
        return new TextFile(above.resolve(name), "../" + name);
    }

    private static PausePolicy pauses(YamlBlock city) {
        return new PausePolicy(Set.copyOf(city.values("countedPauses", Read.oneOf(PauseCause.class))));
    }

    private static List<KpisFile.Target> targets(YamlBlock city) {
        List<KpisFile.Target> targets = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlBlock entry : city.blocks("targets")) {
            String kpi = entry.value("kpi", Read::text);
            BigDecimal target = entry.value("target", Read::number);
            String source = entry.value("source", Read::text);
            entry.refuseOthers();
            if (kpi != null && !seen.add(kpi)) {
                entry.problem("kpi", kpi + " has a target already");
            } else if (kpi != null && target != null && source != null) {
                targets.add(new KpisFile.Target(kpi, target, source, entry));
            }
        }
        return targets;
    }

    private static SortedMap<String, ProcedureRule> ruled(Procedures procedures, PausePolicy pauses) {
        SortedMap<String, ProcedureRule> rules = new TreeMap<>();
        for (Procedure procedure : procedures.all()) {
            PausePolicy own = procedure.countedPauses().map(PausePolicy::new).orElse(pauses);
            rules.put(procedure.code(), new ProcedureRule(procedure.limit(), own));
        }
        return rules;
    }

    private ProfileException refused() {
        return new ProfileException("The profile " + folder, problems.inOrder());
    }
}
