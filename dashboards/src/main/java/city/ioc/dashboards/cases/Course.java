package city.ioc.dashboards.cases;

import city.ioc.core.CaseSummary.Dossier;
import city.ioc.core.CaseSummary.Pause;
import city.ioc.core.CaseSummary.Step;
import java.util.List;
import java.util.stream.LongStream;

/** The course that few dossiers took: most are plain. */
final class Course {
    private static final int SPELL_WORDS = 3;
    private static final int DUE_WORDS = 2;

    private final List<Pause> pauses;
    private final List<Step> steps;

    /** Three words each: number of the unit, from, until. */
    private final long[] spells;

    /** Two words each: from, first late instant. */
    private final long[] dues;

    Course(Dossier dossier, Codes units) {
        pauses = dossier.pauses();
        steps = dossier.steps().stream().map(step -> shared(step, units)).toList();
        spells = dossier.spells().stream()
                .flatMapToLong(spell ->
                        LongStream.of(units.of(spell.unit()), spell.from(), CaseRow.orNone(spell.until())))
                .toArray();
        dues = dossier.dues().stream()
                .flatMapToLong(due -> LongStream.of(due.from(), due.overdueFrom()))
                .toArray();
    }

    /** The same step with texts that all rows share, as every summary brings its own. */
    private static Step shared(Step step, Codes units) {
        return new Step(
                step.name(),
                units.text(units.of(step.unit())),
                step.interAgency(),
                step.from(),
                step.dueAt(),
                step.until(),
                units.text(units.of(step.owner())));
    }

    /** Whether there are neither pauses nor steps, at most one spell, and no due but that of the acceptance. */
    static boolean isPlain(Dossier dossier) {
        return dossier.pauses().isEmpty()
                && dossier.steps().isEmpty()
                && dossier.spells().size() <= 1
                && dossier.dues().size() <= 1
                && dossier.dues().stream().allMatch(due -> Long.valueOf(due.from()).equals(dossier.acceptedAt()));
    }

    List<Pause> pauses() {
        return pauses;
    }

    List<Step> steps() {
        return steps;
    }

    int spellCount() {
        return spells.length / SPELL_WORDS;
    }

    int spellUnit(int index) {
        return (int) spells[index * SPELL_WORDS];
    }

    long spellFrom(int index) {
        return spells[index * SPELL_WORDS + 1];
    }

    long spellUntil(int index) {
        return spells[index * SPELL_WORDS + 2];
    }

    int dueCount() {
        return dues.length / DUE_WORDS;
    }

    long dueFrom(int index) {
        return dues[index * DUE_WORDS];
    }

    long dueOverdueFrom(int index) {
        return dues[index * DUE_WORDS + 1];
    }
}
