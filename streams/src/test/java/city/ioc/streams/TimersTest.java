package city.ioc.streams;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimersTest {
    private static final long NEVER = Long.MAX_VALUE;

    private final KeyValueStore<byte[], byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(StateStores.TIMERS), Serdes.ByteArray(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private final Timers timers = new Timers(store);

    @BeforeEach
    void open() {
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void casesAreDueFromTheirMomentOnInOrderOfTime() {
        timers.move("B", NEVER, 1_000);
        timers.move("A", NEVER, 2_000);
        timers.move("C", NEVER, 2_001);

        assertThat(timers.due(999, 10)).isEmpty();
        assertThat(timers.due(2_000, 10)).containsExactly("B", "A");
        assertThat(timers.due(2_001, 10)).containsExactly("B", "A", "C");
    }

    @Test
    void whatIsMovedIsDueAtItsNewMomentOnly() {
        timers.move("A", NEVER, 1_000);
        timers.move("B", NEVER, 1_000);
        timers.move("A", 1_000, 3_000);
        timers.move("B", 1_000, NEVER);

        assertThat(timers.due(2_999, 10)).isEmpty();
        assertThat(timers.due(3_000, 10)).containsExactly("A");
    }

    @Test
    void whatComesBeforeAllThatWasSeenIsDueToo() {
        timers.move("M", NEVER, 5_000);
        assertThat(timers.due(4_000, 10)).isEmpty();

        timers.move("L", NEVER, 5_000);
        timers.move("Z", NEVER, 4_500);
        assertThat(timers.due(4_500, 10)).containsExactly("Z");
        assertThat(timers.due(5_000, 10)).containsExactly("Z", "L", "M");
    }

    @Test
    void whatIsLeftOfManyIsDueAtTheNextLook() {
        for (String id : "A B C D E".split(" ")) {
            timers.move(id, NEVER, 1_000);
        }

        assertThat(timers.due(1_000, 3)).containsExactly("A", "B", "C");
        timers.move("A", 1_000, NEVER);
        assertThat(timers.due(1_000, 3)).containsExactly("B", "C", "D");
        for (String id : "B C D E".split(" ")) {
            timers.move(id, 1_000, NEVER);
        }
        assertThat(timers.due(1_000, 3)).isEmpty();
        timers.move("F", NEVER, 900);
        assertThat(timers.due(1_000, 3)).containsExactly("F");
    }
}
