package city.ioc.standalone.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Entries that are not in both maps alike, as text: a difference of large maps is unreadable otherwise. */
final class Differences {
    private Differences() {}

    static <K, V> List<String> of(Map<K, V> expected, Map<K, V> actual) {
        Set<K> keys = new HashSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(expected.get(key), actual.get(key)))
                .map(key -> key + ": expected " + expected.get(key) + " but was " + actual.get(key))
                .toList();
    }
}
