package city.ioc.standalone.generations;

import city.ioc.core.GrainPolicy;
import city.ioc.streams.Pipeline;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Who runs the pipelines of generations: this process, or others that it only watches. */
interface PipelineHost {

    /**
     * The pipeline of a generation, to be started; closed by whoever asked.
     *
     * @param threads that fold, where it runs here
     * @param failed told the generation and the cause when it dies here
     */
    Pipeline pipeline(LoadedProfile profile, GrainPolicy grains, int threads, BiConsumer<String, Throwable> failed);

    /**
     * What holds when this process starts; the arguments are those of {@link Pointer#atStart}.
     */
    Pointer atStart(String own, Optional<Pointer> known, Set<String> runnable, Instant now);

    /** Why a candidate cannot be started from here; empty when it can. */
    Optional<String> startsNone();

    /** Why what there is of a generation must stay, whatever the pointer says; empty when it may be removed. */
    Optional<String> isAtWork(String id);
}
