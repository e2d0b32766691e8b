package city.ioc.core;

import city.ioc.core.CaseSummary.Step;
import city.ioc.events.DossierEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/** What other desks and agencies are asked to do for one dossier. Only one step of a name is open at a time. */
final class Steps {
    private final Folding folding;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> open = new HashMap<>();

    Steps(Folding folding) {
        this.folding = folding;
    }

    /** @param owner of the dossier, here and below */
    void open(DossierEvent.Forwarded forwarded, long at, String owner) {
        close(forwarded.step(), at, owner);
        open.put(forwarded.step(), steps.size());
        Long dueAt = forwarded.stepDueAt() == null
                ? null
                : Long.valueOf(folding.shifted(forwarded.stepDueAt().toInstant().toEpochMilli()));
        boolean interAgency = Boolean.TRUE.equals(forwarded.interAgency());
        steps.add(new Step(forwarded.step(), forwarded.toUnit(), interAgency, at, dueAt, null, null));
    }

    void close(String name, long at, String owner) {
        Integer index = open.remove(name);
        if (index != null) {
            Step step = steps.get(index);
            steps.set(index, new Step(name, step.unit(), step.interAgency(), step.from(), step.dueAt(), at, owner));
        }
    }

    void closeAll(long at, String owner) {
        List.copyOf(open.keySet()).forEach(name -> close(name, at, owner));
    }

    boolean isAtAnotherAgency() {
        return open.values().stream().anyMatch(index -> steps.get(index).interAgency());
    }

    /** First instant at which an open step is late; {@link Long#MAX_VALUE} if none can be. */
    long overdueFrom() {
        OptionalLong due = due();
        return due.isPresent() ? folding.overdueFrom(due.getAsLong()) : Long.MAX_VALUE;
    }

    /** The earliest due of the open steps. */
    OptionalLong due() {
        return open.values().stream()
                .map(index -> steps.get(index).dueAt())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .min();
    }

    List<Step> all() {
        return steps;
    }
}
