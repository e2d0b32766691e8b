package city.ioc.streams.query;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.streams.state.HostInfo;

/** One question to several instances at once. */
final class Round {
    private static final long PATIENCE_MILLIS = 2_000;

    private final ExecutorService executor;
    private final Function<HostInfo, String> name;

    /** @param name of an instance, for whoever reads why there is no answer */
    Round(ExecutorService executor, Function<HostInfo, String> name) {
        this.executor = executor;
        this.name = name;
    }

    /** Who does not answer in time says nothing. */
    void ask(List<HostInfo> hosts, Function<HostInfo, CaseCopy> question, Copies copies) throws InterruptedException {
        List<Callable<CaseCopy>> questions = hosts.stream().<Callable<CaseCopy>>map(host -> () -> question.apply(host)).toList();
        List<Future<CaseCopy>> answers = executor.invokeAll(questions, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        for (int i = 0; i < hosts.size(); i++) {
            Future<CaseCopy> answer = answers.get(i);
            copies.add(
                    name.apply(hosts.get(i)),
                    answer.state() == Future.State.SUCCESS ? answer.resultNow() : new CaseCopy.None("it does not answer in time"));
        }
    }
}
