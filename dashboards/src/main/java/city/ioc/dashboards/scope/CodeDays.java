package city.ioc.dashboards.scope;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Codes, each with the days on which it belongs somewhere; a day that is added twice belongs once. */
final class CodeDays {
    private final Map<String, List<Days>> days = new HashMap<>();

    void add(String code, Days span) {
        days.computeIfAbsent(code, each -> new ArrayList<>()).add(span);
    }

    void addAll(CodeDays other) {
        other.days.forEach((code, spans) -> spans.forEach(span -> add(code, span)));
    }

    /** There must be a code. */
    UnitScope scope() {
        Map<String, List<Days>> disjoint = new HashMap<>();
        days.forEach((code, spans) -> disjoint.put(code, disjoint(spans)));
        return UnitScope.of(disjoint);
    }

    private static List<Days> disjoint(List<Days> spans) {
        List<Days> disjoint = new ArrayList<>();
        for (Days span : spans.stream().sorted(Comparator.comparingInt(Days::from)).toList()) {
            if (!disjoint.isEmpty() && disjoint.getLast().to() >= span.from()) {
                Days last = disjoint.removeLast();
                disjoint.add(new Days(last.from(), Math.max(last.to(), span.to())));
            } else {
                disjoint.add(span);
            }
        }
        return List.copyOf(disjoint);
    }
}
