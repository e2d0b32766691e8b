package city.ioc.streams;

import city.ioc.core.CaseEvents;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Names and settings of the state stores. */
final class Stores {
    /** Case id to the events of the case. */
    static final String CASES = "cases";

    /** Changes of cells not yet passed on. */
    static final String PENDING = "pending";

    /** Cell to its value. */
    static final String CELLS = "cells";

    private Stores() {}

    static StoreBuilder<KeyValueStore<String, CaseEvents>> cases() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(CASES),
                        Serdes.String(),
                        Formats.serde(Formats.CASE_EVENTS))
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    /** Small and empty most of the time. */
    static StoreBuilder<KeyValueStore<byte[], Long>> pending() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(PENDING),
                        Serdes.ByteArray(),
                        Serdes.Long())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    static StoreBuilder<KeyValueStore<byte[], Long>> cells() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(CELLS),
                        Serdes.ByteArray(),
                        Serdes.Long())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}
