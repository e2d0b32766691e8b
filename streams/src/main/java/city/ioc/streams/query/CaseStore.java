package city.ioc.streams.query;

import city.ioc.core.CaseEvents;
import java.util.function.Function;

/**
 * The key-value store that has the events of cases, by case id.
 *
 * @param partitions of the topics by whose keys it is divided, as Kafka's default partitioner does
 * @param reader     of its values
 */
public record CaseStore(String name, int partitions, Function<byte[], CaseEvents> reader) {}
