package city.ioc.streams.query;

import city.ioc.events.Opt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.HostInfo;

/** Asks for the events of a case from a process that has none: all instances at once, as each knows best what it has. */
public final class CasesElsewhere implements CaseSource, AutoCloseable {
    private final RemoteCases instances;
    private final Supplier<List<HostInfo>> known;
    private final Supplier<Optional<String>> notReady;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Round round = new Round(executor, CaseWire::hostAndPort);

    /**
     * @param secret   that the instances want to hear; null when they want none
     * @param known    where the instances answer, as far as is known now
     * @param notReady why events may not be folded yet; empty when all are
     */
    public CasesElsewhere(
            String generation, @Opt String secret, Supplier<List<HostInfo>> known, Supplier<Optional<String>> notReady) {
        this.instances = new RemoteCases(generation, secret);
        this.known = known;
        this.notReady = notReady;
    }

    @Override
    public CaseAnswer ask(String caseId) {
        List<HostInfo> hosts = known.get();
        if (hosts.isEmpty()) {
            return new CaseAnswer.NotAvailable(notReady.get().orElse("no instance of the pipeline says where it answers"));
        }
        try {
            Copies copies = new Copies();
            round.ask(hosts, host -> instances.ask(host, caseId), copies);
            return copies.answer(notReady);
        } catch (RejectedExecutionException e) {
            return new CaseAnswer.NotAvailable("this process stops");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CaseAnswer.NotAvailable("interrupted");
        }
    }

    @Override
    public void close() {
        instances.close();
        executor.shutdownNow();
    }
}
