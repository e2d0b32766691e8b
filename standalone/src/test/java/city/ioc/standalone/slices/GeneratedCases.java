package city.ioc.standalone.slices;

import city.ioc.core.OracleRules;
import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.oracle.BatchOracle;
import city.ioc.oracle.EventGenerator;
import city.ioc.oracle.OracleResult;
import city.ioc.oracle.TestCity;
import city.ioc.profile.FoldRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cases in which much goes wrong, as they are stored, and what the batch computation makes of them. */
final class GeneratedCases {
    static final FoldRules RULES = OracleRules.of(TestCity.STEADY);

    private GeneratedCases() {}

    static List<Event> events(long seed, int count) {
        EventGenerator generator = new EventGenerator(seed);
        return generator.delivery(generator.history(count), seed + 1);
    }

    static List<StoredCase> of(List<Event> events) {
        Map<String, List<byte[]>> records = new LinkedHashMap<>();
        events.forEach(event ->
                records.computeIfAbsent(event.subject(), id -> new ArrayList<>()).add(EventCodec.encode(event)));
        return records.entrySet().stream().map(each -> StoredCase.of(each.getKey(), each.getValue())).toList();
    }

    static OracleResult computed(Collection<Event> events) {
        return BatchOracle.computeBytes(events.stream().map(EventCodec::encode).toList(), TestCity.STEADY);
    }
}
