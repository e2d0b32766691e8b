package city.ioc.standalone.generations;

import java.util.Optional;

/** Which generation is promoted, for whoever only wants to know. */
public final class PromotedGeneration {
    private PromotedGeneration() {}

    /**
     * Its id; empty when none was ever promoted.
     *
     * @throws org.apache.kafka.common.KafkaException when the brokers do not say
     * @throws java.io.UncheckedIOException when what is stored is no pointer
     */
    public static Optional<String> read(String bootstrap) {
        try (ControlTopic control = new ControlTopic(bootstrap)) {
            return control.latest().map(Pointer::generation);
        }
    }
}
