package city.ioc.streams;

import city.ioc.core.alerts.Alert;
import city.ioc.events.Topic;
import city.ioc.events.Topics;
import city.ioc.profile.FoldRules;
import city.ioc.profile.Units;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The pipeline: events by case to summaries, alerts and news of units; news by unit to cells and alerts. */
public final class PipelineTopology {
    static final String UNIT_NEWS = "unit-news";

    private final FoldRules rules;
    private final Units units;
    private final StreamsSettings settings;
    private final String generation;

    /** @param units of the city, which may change without another generation */
    public PipelineTopology(FoldRules rules, Units units, StreamsSettings settings) {
        this.rules = rules;
        this.units = units;
        this.settings = settings;
        this.generation = Formats.generation(rules);
    }

    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        Map<String, KStream<String, CaseOutput>> outputs = foldCases(events(builder));
        writeSummaries(outputs.get("output-summary"));
        writeCaseAlerts(outputs.get("output-alert"));
        writeHealth(outputs.get("output-health"));
        writeRejected(outputs.get("output-rejected"));
        Map<String, KStream<String, UnitOutput>> ofUnits = watchUnits(outputs.get("output-of-unit"));
        writeCells(ofUnits.get("unit-cell"));
        writeUnitAlerts(ofUnits.get("unit-alert"));
        return builder.build();
    }

    private static KStream<byte[], byte[]> events(StreamsBuilder builder) {
        List<String> topics = Topics.events().stream().map(Topic::name).toList();
        return builder.stream(
                topics, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("from-events"));
    }

    private Map<String, KStream<String, CaseOutput>> foldCases(KStream<byte[], byte[]> events) {
        return events.process(CaseProcessor.supplier(rules, units), Named.as("case-fold"))
                .split(Named.as("output-"))
                .branch((key, output) -> output instanceof CaseOutput.Summary, Branched.as("summary"))
                .branch((key, output) -> output instanceof CaseOutput.AlertChanged, Branched.as("alert"))
                .branch((key, output) -> output instanceof CaseOutput.Health, Branched.as("health"))
                .branch((key, output) -> output instanceof CaseOutput.Rejected, Branched.as("rejected"))
                .defaultBranch(Branched.as("of-unit"));
    }

    private void writeSummaries(KStream<String, CaseOutput> outputs) {
        outputs.mapValues(output -> ((CaseOutput.Summary) output).summary(), Named.as("summary-unwrap"))
                .to(
                        Topics.caseSummaries(generation).name(),
                        Produced.with(Serdes.String(), Formats.serde(Formats.CASE_SUMMARY))
                                .withName("to-case-summaries"));
    }

    private void writeCaseAlerts(KStream<String, CaseOutput> outputs) {
        outputs.mapValues(output -> ((CaseOutput.AlertChanged) output).alert(), Named.as("alert-unwrap"))
                .to(Topics.alerts(generation).name(), alerts("to-alerts"));
    }

    private void writeUnitAlerts(KStream<String, UnitOutput> outputs) {
        outputs.mapValues(output -> ((UnitOutput.AlertChanged) output).alert(), Named.as("unit-alert-unwrap"))
                .to(Topics.alerts(generation).name(), alerts("unit-to-alerts"));
    }

    private static Produced<String, Alert> alerts(String name) {
        return Produced.with(Serdes.String(), Formats.serde(Formats.ALERT)).withName(name);
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

    private Map<String, KStream<String, UnitOutput>> watchUnits(KStream<String, CaseOutput> outputs) {
        return outputs.mapValues(output -> ((CaseOutput.OfUnit) output).news(), Named.as("news-unwrap"))
                .repartition(Repartitioned.with(Serdes.String(), Formats.serde(Formats.UNIT_NEWS))
                        .withName(UNIT_NEWS)
                        .withNumberOfPartitions(settings.partitions()))
                .process(UnitProcessor.supplier(rules, units, settings.grains()), Named.as("unit-watch"))
                .split(Named.as("unit-"))
                .branch((key, output) -> output instanceof UnitOutput.AlertChanged, Branched.as("alert"))
                .defaultBranch(Branched.as("cell"));
    }

    private void writeCells(KStream<String, UnitOutput> outputs) {
        outputs.map(PipelineTopology::cell, Named.as("cell-unwrap"))
                .to(
                        Topics.kpiCells(generation).name(),
                        Produced.with(Serdes.ByteArray(), Serdes.Long(), PipelineTopology::partitionOfUnit)
                                .withName("to-kpi-cells"));
    }

    private static KeyValue<byte[], Long> cell(String unit, UnitOutput output) {
        UnitOutput.Cell cell = (UnitOutput.Cell) output;
        return KeyValue.pair(cell.key().toBytes(), cell.amount());
    }

    /** All cells of a unit share a partition, so that a reader sees what was changed together, together. */
    private static Optional<Set<Integer>> partitionOfUnit(String topic, byte[] cell, Long value, int partitions) {
        byte[] unit = CellKey.fromBytes(cell).unit().getBytes(UTF_8);
        return Optional.of(Set.of(BuiltInPartitioner.partitionForKey(unit, partitions)));
    }
}
