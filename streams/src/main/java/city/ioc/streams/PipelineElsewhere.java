package city.ioc.streams;

import city.ioc.events.Opt;
import city.ioc.streams.query.CaseSource;
import city.ioc.streams.query.CasesElsewhere;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** A pipeline whose instances all run in other processes: how far it has come is asked of the brokers, and cases of the instances. */
public final class PipelineElsewhere implements Pipeline {
    private final PipelineProgress progress;
    private final CasesElsewhere cases;

    /**
     * @param bootstrap  brokers as host:port
     * @param partitions of every topic of the pipeline
     * @param secret     that the instances want to hear; null when they want none
     */
    public PipelineElsewhere(String bootstrap, String generation, int partitions, @Opt String secret, Clock clock) {
        progress = new PipelineProgress(bootstrap, generation, partitions, clock);
        cases = new CasesElsewhere(generation, secret, progress::endpoints, progress::notReady);
    }

    @Override
    public void start() {
        progress.start();
    }

    @Override
    public Optional<String> notReady() {
        return progress.notReady();
    }

    @Override
    public Instant completeAsOf() {
        return progress.completeAsOf();
    }

    @Override
    public Optional<FoldedEvents> folded() {
        return progress.folded();
    }

    @Override
    public CaseSource cases() {
        return cases;
    }

    @Override
    public void close() {
        cases.close();
        progress.close();
    }
}
