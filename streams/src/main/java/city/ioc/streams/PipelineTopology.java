package city.ioc.streams;

import city.ioc.events.Topic;
import city.ioc.events.Topics;
import city.ioc.profile.FoldRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The pipeline: events by case to summaries and changes, changes by unit to cells. */
public final class PipelineTopology {
    static final String CELL_CHANGES = "cell-changes";

    private final FoldRules rules;
    private final StreamsSettings settings;
    private final String generation;

    public PipelineTopology(FoldRules rules, StreamsSettings settings) {
        this.rules = rules;
        this.settings = settings;
        this.generation = Formats.generation(rules);
    }

    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        Map<String, KStream<String, CaseOutput>> outputs = foldCases(events(builder));
        writeSummaries(outputs.get("output-summary"));
        writeAlerts(outputs.get("output-alert"));
        writeHealth(outputs.get("output-health"));
        writeRejected(outputs.get("output-rejected"));
        writeCells(addCells(outputs.get("output-changes")));
        return builder.build();
    }

    private static KStream<byte[], byte[]> events(StreamsBuilder builder) {
        List<String> topics = Topics.events().stream().map(Topic::name).toList();
        return builder.stream(
                topics, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("from-events"));
    }

    private Map<String, KStream<String, CaseOutput>> foldCases(KStream<byte[], byte[]> events) {
        return events.process(CaseProcessor.supplier(rules), Named.as("case-fold"))
                .split(Named.as("output-"))
                .branch((key, output) -> output instanceof CaseOutput.Summary, Branched.as("summary"))
                .branch((key, output) -> output instanceof CaseOutput.AlertChanged, Branched.as("alert"))
                .branch((key, output) -> output instanceof CaseOutput.Health, Branched.as("health"))
                .branch((key, output) -> output instanceof CaseOutput.Rejected, Branched.as("rejected"))
                .defaultBranch(Branched.as("changes"));
    }

    private void writeSummaries(KStream<String, CaseOutput> outputs) {
        outputs.mapValues(output -> ((CaseOutput.Summary) output).summary(), Named.as("summary-unwrap"))
                .to(
                        Topics.caseSummaries(generation).name(),
                        Produced.with(Serdes.String(), Formats.serde(Formats.CASE_SUMMARY))
                                .withName("to-case-summaries"));
    }

    private void writeAlerts(KStream<String, CaseOutput> outputs) {
        outputs.mapValues(output -> ((CaseOutput.AlertChanged) output).alert(), Named.as("alert-unwrap"))
                .to(
                        Topics.alerts(generation).name(),
                        Produced.with(Serdes.String(), Formats.serde(Formats.ALERT)).withName("to-alerts"));
    }

    private void writeHealth(KStream<String, CaseOutput> outputs) {
        outputs.mapValues(output -> ((CaseOutput.Health) output).health(), Named.as("health-unwrap"))
                .to(
                        Topics.serviceHealth(generation).name(),
                        Produced.with(Serdes.String(), Formats.serde(Formats.SERVICE_HEALTH))
                                .withName("to-service-health"));
    }

    private static void writeRejected(KStream<String, CaseOutput> outputs) {
        outputs.mapValues(output -> ((CaseOutput.Rejected) output).report(), Named.as("rejected-unwrap"))
                .to(
                        Topics.REJECTED.name(),
                        Produced.with(Serdes.String(), Serdes.String()).withName("to-rejected"));
    }

    private KStream<byte[], Long> addCells(KStream<String, CaseOutput> outputs) {
        return outputs.mapValues(CaseOutput.CellChanges.class::cast, Named.as("changes-unwrap"))
                .repartition(Repartitioned.with(Serdes.String(), Formats.serde(Formats.CELL_CHANGES))
                        .withName(CELL_CHANGES)
                        .withNumberOfPartitions(settings.partitions()))
                .process(UnitProcessor.supplier(settings.grains()), Named.as("cell-add"));
    }

    private void writeCells(KStream<byte[], Long> cells) {
        cells.to(
                Topics.kpiCells(generation).name(),
                Produced.with(Serdes.ByteArray(), Serdes.Long(), PipelineTopology::partitionOfUnit)
                        .withName("to-kpi-cells"));
    }

    /** All cells of a unit share a partition, so that a reader sees what was changed together, together. */
    private static Optional<Set<Integer>> partitionOfUnit(String topic, byte[] cell, Long value, int partitions) {
        byte[] unit = CellKey.fromBytes(cell).unit().getBytes(UTF_8);
        return Optional.of(Set.of(BuiltInPartitioner.partitionForKey(unit, partitions)));
    }
}
