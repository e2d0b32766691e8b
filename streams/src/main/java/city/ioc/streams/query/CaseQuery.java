package city.ioc.streams.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Asks for the events of a case wherever they are: the instance whose copy is written to, then those with a standby copy, then any
 * other, as instances say themselves what they have and may know better than the metadata.
 */
public final class CaseQuery implements CaseSource, AutoCloseable {
    private static final HostInfo HERE = new HostInfo("this instance", 0);

    private final Optional<CaseEndpoint> endpoint;
    private final KafkaStreams streams;
    private final CaseStore store;
    private final Supplier<Optional<String>> notReady;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Round round = new Round(executor, CaseQuery::name);
    private final LocalCases here;
    private final RemoteCases others;

    /**
     * @param endpoint where this instance answers the others; closed with this
     * @param notReady why events may not be folded yet; empty when all are
     */
    public CaseQuery(
            Optional<CaseEndpoint> endpoint,
            String generation,
            KafkaStreams streams,
            CaseStore store,
            Supplier<Optional<String>> notReady) {
        this.endpoint = endpoint;
        this.streams = streams;
        this.store = store;
        this.notReady = notReady;
        this.here = new LocalCases(streams, store, executor);
        this.others = new RemoteCases(generation, endpoint.map(CaseEndpoint::secret).orElse(null));
    }

    /** Begins to answer other instances. */
    public void start() {
        endpoint.ifPresent(each -> each.serve(here::ask, executor));
    }

    @Override
    public CaseAnswer ask(String caseId) {
        try {
            Copies copies = new Copies();
            Set<HostInfo> hosts = hosts(caseId);
            HostInfo first = hosts.iterator().next();
            round.ask(List.of(first), host -> ask(host, caseId), copies);
            if (!copies.isSettled()) {
                round.ask(hosts.stream().filter(host -> !host.equals(first)).toList(), host -> ask(host, caseId), copies);
            }
            return copies.answer(notReady);
        } catch (KafkaException | IllegalStateException | RejectedExecutionException e) {
            return new CaseAnswer.NotAvailable("the pipeline does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CaseAnswer.NotAvailable("interrupted");
        }
    }

    private CaseCopy ask(HostInfo host, String caseId) {
        return host.equals(HERE) ? here.ask(caseId) : others.ask(host, caseId);
    }

    private static String name(HostInfo host) {
        return host.equals(HERE) ? HERE.host() : CaseWire.hostAndPort(host);
    }

    /** All instances that are known, the likeliest first, and this one among them. */
    private Set<HostInfo> hosts(String caseId) {
        Set<HostInfo> hosts = new LinkedHashSet<>();
        KeyQueryMetadata metadata = streams.queryMetadataForKey(store.name(), caseId, new StringSerializer());
        if (metadata != null && !metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            hosts.add(metadata.activeHost());
            hosts.addAll(metadata.standbyHosts());
        }
        streams.metadataForAllStreamsClients().forEach(each -> hosts.add(each.hostInfo()));
        Set<HostInfo> known = new LinkedHashSet<>();
        hosts.stream().filter(CaseQuery::isReachable).forEach(host -> known.add(isHere(host) ? HERE : host));
        known.add(HERE);
        return known;
    }

    private static boolean isReachable(HostInfo host) {
        return !host.equals(HostInfo.unavailable());
    }

    private boolean isHere(HostInfo host) {
        return endpoint.map(CaseEndpoint::hostAndPort).filter(name(host)::equals).isPresent();
    }

    @Override
    public void close() {
        endpoint.ifPresent(CaseEndpoint::close);
        others.close();
        executor.shutdownNow();
    }
}
