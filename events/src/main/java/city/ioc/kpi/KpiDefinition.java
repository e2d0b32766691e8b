package city.ioc.kpi;

import city.ioc.events.Opt;
import city.ioc.profile.LocalizedText;
import city.ioc.profile.Validity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One version of a figure that the city watches. Its value is numerator ÷ denominator; a denominator of zero, or anything else
 * in it that is divided by zero, means that there is no data, never that the value is zero.
 *
 * @param id lower-case words joined by dots and dashes
 * @param version from 1
 * @param name what the display calls it
 * @param unit what the value is counted in
 * @param numerator the value itself when there is no denominator
 * @param denominator null when there is none; a {@link KpiUnit#SHARE} has one
 * @param better which way it improves
 * @param target in the KPI's own unit, a share as a fraction; null when there is none
 * @param bands names for stretches of its values, the best first; empty when there are none
 * @param validFrom first day for which this version is the one
 * @param validTo last such day; null when no end is known
 * @param source where the definition and its target come from
 */
public record KpiDefinition(
        String id,
        int version,
        LocalizedText name,
        KpiUnit unit,
        Formula numerator,
        @Opt Formula denominator,
        Direction better,
        @Opt BigDecimal target,
        List<Band> bands,
        LocalDate validFrom,
        @Opt LocalDate validTo,
        String source) {

    /** Without bands. */
    public KpiDefinition(
            String id,
            int version,
            LocalizedText name,
            KpiUnit unit,
            Formula numerator,
            @Opt Formula denominator,
            Direction better,
            @Opt BigDecimal target,
            LocalDate validFrom,
            @Opt LocalDate validTo,
            String source) {
        this(id, version, name, unit, numerator, denominator, better, target, List.of(), validFrom, validTo, source);
    }

    /** @throws IllegalArgumentException when the parts do not fit together */
    public KpiDefinition {
        FormulaParts.kpiId(id);
        if (version < 1) {
            throw new IllegalArgumentException("versions are numbered from 1, not " + version);
        }
        if (unit == KpiUnit.SHARE && denominator == null) {
            throw new IllegalArgumentException("a SHARE needs a denominator");
        }
        if (target != null && target.signum() < 0) {
            throw new IllegalArgumentException("a target cannot be negative, but is " + target.toPlainString());
        }
        if (unit == KpiUnit.SHARE && target != null && target.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "the target of a SHARE is a fraction from 0 to 1, not " + target.toPlainString());
        }
        if (validTo != null && validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException("validTo %s is before validFrom %s".formatted(validTo, validFrom));
        }
        bands = List.copyOf(bands);
        Band.check(bands, better, unit);
    }

    /** The days for which this version is the one. */
    public Validity validity() {
        return new Validity(validFrom, validTo);
    }

    /** Whether a division by zero may occur when this is computed. */
    public boolean divides() {
        return denominator != null || numerator.divides();
    }

    /** The ids of the KPIs that numerator and denominator refer to. */
    public Set<String> references() {
        Set<String> references = new TreeSet<>(numerator.references());
        if (denominator != null) {
            references.addAll(denominator.references());
        }
        return references;
    }

    /** The band that a value is in; empty when there are no bands. */
    public Optional<Band> band(BigDecimal value) {
        return Band.of(value, bands, better);
    }

    /** The same definition with another target. */
    public KpiDefinition withTarget(BigDecimal newTarget, String newSource) {
        return new KpiDefinition(
                id, version, name, unit, numerator, denominator, better, newTarget, bands, validFrom, validTo, newSource);
    }
}
