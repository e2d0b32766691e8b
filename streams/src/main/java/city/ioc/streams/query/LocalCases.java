package city.ioc.streams.query;

import city.ioc.core.CaseEvents;
import city.ioc.streams.query.CaseAnswer.Copy;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Asks the stores of this instance. */
final class LocalCases {
    /** A copy that lacks more is being built: it would tell half of a case. */
    private static final long MOST_BEHIND = 1_000;

    private static final long LAG_PATIENCE_MILLIS = 1_000;

    private final KafkaStreams streams;
    private final CaseStore store;
    private final ExecutorService waiting;

    /** @param waiting runs what may take longer than anybody wants to wait */
    LocalCases(KafkaStreams streams, CaseStore store, ExecutorService waiting) {
        this.streams = streams;
        this.store = store;
        this.waiting = waiting;
    }

    CaseCopy ask(String caseId) {
        int partition = BuiltInPartitioner.partitionForKey(caseId.getBytes(UTF_8), store.partitions());
        try {
            // Asked before the value: a copy that lacked nothing then cannot lack anything when it gives the value.
            OptionalLong behind = behind(partition);
            if (behind.isEmpty()) {
                return new CaseCopy.None("it has no copy of partition " + partition);
            }
            if (behind.getAsLong() > MOST_BEHIND) {
                return new CaseCopy.None("its copy is being restored, " + behind.getAsLong() + " records are missing");
            }
            return value(caseId, partition, behind.getAsLong());
        } catch (KafkaException | IllegalStateException e) {
            return new CaseCopy.None(e.getMessage());
        }
    }

    private CaseCopy value(String caseId, int partition, long behind) {
        StateQueryRequest<byte[]> request =
                StateQueryRequest.inStore(store.name()).withQuery(KeyQuery.<String, byte[]>withKey(caseId)).withPartitions(Set.of(partition));
        QueryResult<byte[]> active = one(request.requireActive(), partition);
        if (active.isSuccess() && behind == 0) {
            return held(Copy.ACTIVE, 0, active);
        }
        QueryResult<byte[]> any = one(request, partition);
        return any.isSuccess()
                ? held(Copy.STANDBY, behind, any)
                : new CaseCopy.None(any.getFailureMessage());
    }

    private CaseCopy held(Copy copy, long behind, QueryResult<byte[]> result) {
        byte[] value = result.getResult();
        return new CaseCopy.Held(copy, behind, value == null ? CaseEvents.NONE : store.reader().apply(value));
    }

    private QueryResult<byte[]> one(StateQueryRequest<byte[]> request, int partition) {
        return streams.query(request).getPartitionResults().get(partition);
    }

    /** What the copy of a partition lacks: 0 of the active one once it is restored; empty when there is no copy. */
    private OptionalLong behind(int partition) {
        try {
            Map<Integer, LagInfo> lags = waiting.submit(streams::allLocalStorePartitionLags)
                    .get(LAG_PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .getOrDefault(store.name(), Map.of());
            return lags.containsKey(partition) ? OptionalLong.of(lags.get(partition).offsetLag()) : OptionalLong.empty();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the brokers do not say how far its copy is behind", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
