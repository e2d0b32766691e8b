package city.ioc.streams;

import java.util.Map;
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
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(CELLS), Serdes.ByteArray(), Serdes.Long())
                .withCachingEnabled()
                .withLoggingEnabled(CHANGELOG);
    }
}
