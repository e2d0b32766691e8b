package city.ioc.standalone.slices;

import city.ioc.events.Event;
import city.ioc.events.EventCodec;
import city.ioc.events.EventType;
import city.ioc.producers.slices.Anonymiser;
import city.ioc.producers.slices.SliceEnd;
import city.ioc.producers.slices.SliceHeader;
import city.ioc.producers.slices.SliceHeader.Span;
import city.ioc.producers.slices.SliceLines;
import city.ioc.profile.FoldRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes a slice of what the event topics hold when it begins. The order of the lines follows from the topics alone: the partitions of one
 * number after the other; of these case after case, in order of their first record; of these the events as stored, topic after
 * topic. So a slice that was interrupted and resumed has the bytes of one that was not.
 */
public final class SliceExport {
    private static final int LINES_BETWEEN_CHECKPOINTS = 20_000;

    private final String bootstrap;
    private final SliceHeader asked;
    private final CaseChoice choice;
    private final Anonymiser anonymiser;
    private final Progress progress;
    private final int linesBetweenCheckpoints;

    /** Told how many records were read, and which share of all. */
    @FunctionalInterface
    public interface Progress {
        void at(long records, double share);
    }

    /**
     * @param rules      by which cases count in figures
     * @param profile    id of the profile that they are of
     * @param unitCodes  the units of the selection, as they are named
     * @param anonymiser null to leave events as they are
     */
    public SliceExport(
            String bootstrap,
            FoldRules rules,
            String profile,
            Selection selection,
            List<String> unitCodes,
            Anonymiser anonymiser,
            Progress progress) {
        this(bootstrap, rules, profile, selection, unitCodes, anonymiser, progress, LINES_BETWEEN_CHECKPOINTS);
    }

    /** With checkpoints as often as a test needs them. */
    SliceExport(
            String bootstrap,
            FoldRules rules,
            String profile,
            Selection selection,
            List<String> unitCodes,
            Anonymiser anonymiser,
            Progress progress,
            int linesBetweenCheckpoints) {
        this.bootstrap = bootstrap;
        this.anonymiser = anonymiser;
        this.progress = progress;
        this.linesBetweenCheckpoints = linesBetweenCheckpoints;
        choice = new CaseChoice(selection, rules);
        asked = new SliceHeader(
                profile,
                selection.from(),
                selection.to(),
                unitCodes.stream().sorted().toList(),
                selection.types().stream().map(EventType::wireName).sorted().toList(),
                anonymiser != null,
                new TreeMap<>());
    }

    /**
     * Writes all of it, or what is missing.
     *
     * @throws SliceException when Kafka does not give it, or the part that is there is of another slice
     */
    public SliceEnd to(SliceOutput out) throws SliceException, IOException {
        try (EventTopics topics = new EventTopics(bootstrap)) {
            return new Writing(topics, out).run();
        } catch (KafkaException e) {
            throw new SliceException("Kafka at " + bootstrap + " cannot be read (" + e.getMessage() + "); go on with --resume", e);
        }
    }

    private final class Writing {
        private final EventTopics topics;
        private final SliceOutput out;
        private SliceHeader header;
        private SlicePosition position;
        private long linesAtCheckpoint;
        private long read;
        private long total;

        Writing(EventTopics topics, SliceOutput out) {
            this.topics = topics;
            this.out = out;
        }

        SliceEnd run() throws SliceException, IOException {
            position = out.begin();
            if (position.header() == null) {
                begin();
            } else {
                resume();
            }
            linesAtCheckpoint = position.events();
            List<List<Span>> spans = List.copyOf(header.offsets().values());
            total = spans.stream().flatMap(List::stream).mapToLong(span -> span.end() - span.first()).sum();
            read = spans.stream()
                    .flatMap(each -> each.subList(0, position.number()).stream())
                    .mapToLong(span -> span.end() - span.first())
                    .sum();
            while (position.number() < spans.getFirst().size()) {
                write(topics.cases(position.number(), header.offsets(), this::progressed));
            }
            SliceEnd end = new SliceEnd(position.cases(), position.events(), position.unusable(), out.sha256());
            out.line(SliceLines.of(end));
            out.finish();
            return end;
        }

        private void begin() throws SliceException, IOException {
            header = new SliceHeader(
                    asked.profile(), asked.from(), asked.to(), asked.units(), asked.types(), asked.anonymised(), topics.spans());
            byte[] line = SliceLines.of(header);
            out.line(line);
            position = position.begun(new String(line, UTF_8));
            out.checkpoint(position);
        }

        private void resume() throws SliceException {
            header = SliceLines.header(position.header().getBytes(UTF_8))
                    .orElseThrow(() -> new SliceException("The part that is there was written by another version; begin again"));
            if (!asked.selectsAs(header)) {
                throw new SliceException("The part that is there was begun with other options; give the same, or begin again");
            }
        }

        private void progressed(long records) {
            read += records;
            progress.at(read, total == 0 ? 1 : Math.min(1, (double) read / total));
        }

        private void write(Map<String, List<byte[]>> cases) throws IOException {
            long unusable = 0;
            int index = 0;
            for (Map.Entry<String, List<byte[]>> each : cases.entrySet()) {
                StoredCase one = StoredCase.of(each.getKey(), each.getValue());
                unusable += one.unusable();
                if (index++ >= position.seen()) {
                    List<Event> chosen = choice.wants(one) ? lines(one) : List.of();
                    for (Event event : chosen) {
                        out.line(EventCodec.encode(event));
                    }
                    position = position.passed(chosen.size());
                    checkpointNowAndThen();
                }
            }
            position = position.nextNumber(unusable);
            out.checkpoint(position);
            linesAtCheckpoint = position.events();
        }

        private void checkpointNowAndThen() throws IOException {
            if (position.events() - linesAtCheckpoint >= linesBetweenCheckpoints) {
                out.checkpoint(position);
                linesAtCheckpoint = position.events();
            }
        }
    }

    /** In place of all that was stored of a case those that count, when they lose their names. */
    private List<Event> lines(StoredCase one) {
        if (anonymiser == null) {
            return one.stored();
        }
        List<Event> lines = new ArrayList<>(anonymiser.caseOf(one.events().events()));
        one.samples().forEach(sample -> lines.add(anonymiser.sample(sample)));
        return lines;
    }
}
