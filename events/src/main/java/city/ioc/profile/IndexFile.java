package city.ioc.profile;

import city.ioc.events.Opt;
import city.ioc.index.Counted;
import city.ioc.index.Criterion;
import city.ioc.index.IndexBand;
import city.ioc.index.IndexDefinition;
import city.ioc.index.IndexGroup;
import city.ioc.index.IndexProblem;
import city.ioc.index.IndexVersion;
import city.ioc.index.NoData;
import city.ioc.index.Rounding;
import city.ioc.index.Variant;
import city.ioc.kpi.Formula;
import city.ioc.kpi.FormulaParser;
import city.ioc.kpi.KpiCatalogue;
import city.ioc.kpi.KpiDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code index.yaml} and puts the city's own choices in. */
final class IndexFile {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,39}");
    private static final String ID_WANTED = "letters, digits, dots and dashes, at most 40";
    private static final String ONLY = "standard";

    private final IndexChoices choices;
    private final Set<String> kpis;
    /** Where the parts stand, as {@link IndexProblem} calls them. */
    private final Map<String, Integer> lines = new HashMap<>();

    private IndexFile(IndexChoices choices, KpiCatalogue kpis) {
        this.choices = choices;
        this.kpis = kpis.all().stream().map(KpiDefinition::id).collect(Collectors.toSet());
    }

    /**
     * @param kpis to which formulas may refer
     * @return empty when there is no such file, or a problem
     */
    static Optional<IndexDefinition> read(TextFile file, IndexChoices choices, KpiCatalogue kpis, Problems problems) {
        if (!file.exists()) {
            choices.refuseAll("there is no index.yaml to choose in");
            return Optional.empty();
        }
        return YamlBlock.read(file, problems).flatMap(block -> new IndexFile(choices, kpis).definition(block));
    }

    private Optional<IndexDefinition> definition(YamlBlock block) {
        int before = block.problems().count();
        String id = block.value("id", Read.matching(ID, ID_WANTED));
        LocalizedText name = block.localized("name");
        NoData noData = block.value("noData", Read.oneOf(NoData.class));
        Rounding rounding = rounding(block);
        List<IndexVersion> versions = parts(block, "versions", "version", IndexFile::version);
        List<IndexBand> bands = parts(block, "bands", "band", IndexFile::band);
        List<IndexGroup> groups = parts(block, "groups", "group", this::group);
        block.refuseOthers();
        if (block.problems().count() > before) {
            return Optional.empty();
        }
        choices.refuseUnused();
        List<IndexProblem> misfits = IndexProblem.in(versions, groups, bands);
        misfits.forEach(misfit -> block.problems().add(
                block.file(), lines.getOrDefault(misfit.part(), block.line()), misfit.toString()));
        return block.problems().count() > before
                ? Optional.empty()
                : Optional.of(new IndexDefinition(
                        id,
                        name,
                        Objects.requireNonNullElse(choices.noData(), noData),
                        rounding,
                        versions,
                        groups,
                        bands));
    }

    @Opt
    private static Rounding rounding(YamlBlock block) {
        Integer ratio = block.value("ratioDecimals", Read::wholeNumber);
        Integer points = block.value("pointDecimals", Read::wholeNumber);
        return ratio == null || points == null ? null : made(block, () -> new Rounding(ratio, points));
    }

    private interface Part<T> {
        /** Null, and a problem, when it cannot be read. */
        @Opt
        T of(String id, YamlBlock entry);
    }

    private <T> List<T> parts(YamlBlock block, String field, String kind, Part<T> reader) {
        List<T> parts = new ArrayList<>();
        for (YamlBlock entry : block.blocks(field)) {
            String id = entry.value("id", Read.matching(ID, ID_WANTED));
            T part = reader.of(id, entry);
            entry.refuseOthers();
            if (id != null && part != null) {
                lines.put(kind + " " + id, entry.line());
                parts.add(part);
            }
        }
        return parts;
    }

    @Opt
    private static IndexVersion version(String id, YamlBlock entry) {
        LocalDate from = entry.value("validFrom", Read::date);
        LocalDate to = entry.optional("validTo", Read::date);
        String source = entry.value("source", Read::text);
        return from == null || source == null
                ? null
                : made(entry, () -> new IndexVersion(id, new Validity(from, to), source));
    }

    @Opt
    private static IndexBand band(String id, YamlBlock entry) {
        LocalizedText name = entry.localized("name");
        BigDecimal from = entry.value("from", Read::number);
        return name == null || from == null ? null : new IndexBand(id, name, from);
    }

    @Opt
    private IndexGroup group(String id, YamlBlock entry) {
        LocalizedText name = entry.localized("name");
        BigDecimal points = entry.value("points", Read::number);
        List<Criterion> criteria = parts(entry, "criteria", "criterion", this::criterion);
        return name == null || points == null ? null : new IndexGroup(id, name, points, criteria);
    }

    @Opt
    private Criterion criterion(String id, YamlBlock entry) {
        int before = entry.problems().count();
        LocalizedText name = entry.localized("name");
        Set<String> versions = Set.copyOf(entry.values("versions", Read::text));
        BigDecimal points = entry.value("points", Read::number);
        BigDecimal target = Objects.requireNonNullElse(entry.optional("target", Read::number), BigDecimal.ONE);
        Counted counts = entry.optional("counts", Read.oneOf(Counted.class));
        List<Variant> variants = entry.has("variants")
                ? parts(entry, "variants", "variant", this::variant)
                : List.of(single(entry));
        String source = entry.value("source", Read::text);
        if (entry.problems().count() > before || variants.isEmpty()) {
            return null;
        }
        return made(entry, () -> choices.in(new Criterion(
                id, name, versions, points, target, counts, variants, variants.getFirst().id(), source)));
    }

    private Variant single(YamlBlock entry) {
        return formulas(ONLY, true, entry);
    }

    private Variant variant(String id, YamlBlock entry) {
        return formulas(id, Boolean.TRUE.equals(entry.optional("official", Read::yesNo)), entry);
    }

    private Variant formulas(String id, boolean official, YamlBlock entry) {
        Formula numerator = entry.value("numerator", this::formula);
        Formula denominator = entry.optional("denominator", this::formula);
        Formula times = entry.optional("times", this::formula);
        Formula less = entry.optional("less", this::formula);
        return new Variant(id, official, numerator, denominator, times, less);
    }

    private Formula formula(String text) {
        Formula formula = FormulaParser.parse(text);
        for (String id : formula.references()) {
            if (!kpis.contains(id)) {
                throw new IllegalArgumentException("kpi(%s): there is no such KPI".formatted(id));
            }
        }
        return formula;
    }

    @Opt
    private static <T> T made(YamlBlock entry, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            entry.problems().add(entry.file(), entry.line(), e.getMessage());
            return null;
        }
    }
}
