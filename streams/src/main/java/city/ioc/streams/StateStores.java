package city.ioc.streams;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Names and settings of the state stores. All are logged; all but the timers are cached: a
 * commit writes each changed entry once. */
final class StateStores {
    /** Case id to {@link KnownCase}, encoded. */
    static final String CASES = "cases";

    /** Desk and component to its {@link city.ioc.core.ServiceHealth}, encoded. */
    static final String HEALTH = "health";

    /** {@link Timers}: instant and case id to nothing. */
    static final String TIMERS = "timers";

    /** {@link CellKey} to the value of the cell. */
    static final String CELLS = "cells";

    /** {@link UnitSums}. */
    static final String UNIT_SUMS = "unit-sums";

    /** Unit to the time of its latest event. */
    static final String HEARD = "heard";

    /** Unit to its {@link city.ioc.core.alerts.WatchedUnit}, encoded. */
    static final String UNITS = "units";

    private static final Map<String, String> CHANGELOG = Map.of(
            "min.cleanable.dirty.ratio", "0.2",
            "segment.bytes", Integer.toString(16 << 20));

    private StateStores() {}

    static StoreBuilder<KeyValueStore<String, byte[]>> cases() {
        return bytesByText(CASES);
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> health() {
        return bytesByText(HEALTH);
    }

    static StoreBuilder<KeyValueStore<byte[], byte[]>> timers() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(TIMERS), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingEnabled(CHANGELOG);
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> bytesByText(String name) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(CHANGELOG);
    }

    static StoreBuilder<KeyValueStore<byte[], Long>> cells() {
        return numbers(CELLS, Serdes.ByteArray());
    }

    static StoreBuilder<KeyValueStore<byte[], Long>> unitSums() {
        return numbers(UNIT_SUMS, Serdes.ByteArray());
    }

    static StoreBuilder<KeyValueStore<String, Long>> heard() {
        return numbers(HEARD, Serdes.String());
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> units() {
        return bytesByText(UNITS);
    }

    private static <K> StoreBuilder<KeyValueStore<K, Long>> numbers(String name, Serde<K> keys) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, Serdes.Long())
                .withCachingEnabled()
                .withLoggingEnabled(CHANGELOG);
    }
}
