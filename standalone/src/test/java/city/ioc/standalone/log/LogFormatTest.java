package city.ioc.standalone.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class LogFormatTest {
    private static final String OURS = "city.ioc.streams.CaseProcessor";
    private static final String SENDER = "org.apache.kafka.clients.producer.internals.Sender";

    @FunctionalInterface
    private interface Logging {
        void with(LoggerContext loggers);
    }

    /** What the log of the command line writes to standard error. */
    private static List<String> logged(String format, Logging logging) throws JoranException {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        LoggerContext loggers = new LoggerContext();
        loggers.setMDCAdapter(new LogbackMDCAdapter());
        try {
            System.setErr(new PrintStream(written, true, UTF_8));
            loggers.putProperty("IOC_LOG_FORMAT", format);
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(loggers);
            configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
            logging.with(loggers);
        } finally {
            loggers.stop();
            System.setErr(before);
        }
        return written.toString(UTF_8).lines().toList();
    }

    private static void ofACase(Logger log) {
        log.atError().addKeyValue("case", "H13.12-240226-0031").addKeyValue("event", "e-1").log("an event could {} be folded", "not");
    }

    @Test
    void aProgramGetsAnObjectOnEachLineWithEventAndCaseByName() throws Exception {
        List<String> lines = logged("json", loggers -> ofACase(loggers.getLogger(OURS)));

        assertThat(lines).hasSize(1);
        JsonNode line = new JsonMapper().readTree(lines.getFirst());
        assertThat(line.path("timestamp").asLong()).isPositive();
        assertThat(line.path("level").asText()).isEqualTo("ERROR");
        assertThat(line.path("loggerName").asText()).isEqualTo(OURS);
        assertThat(line.path("formattedMessage").asText()).isEqualTo("an event could not be folded");
        assertThat(line.path("kvpList").toString()).isEqualTo("[{\"case\":\"H13.12-240226-0031\"},{\"event\":\"e-1\"}]");
    }

    @Test
    void aPersonGetsLines() throws Exception {
        List<String> lines = logged("plain", loggers -> {
            ofACase(loggers.getLogger(OURS));
            loggers.getLogger(OURS).info("starting");
        });

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).endsWith(" - an event could not be folded case=\"H13.12-240226-0031\" event=\"e-1\"");
        assertThat(lines.getLast()).endsWith(" - starting");
    }

    @Test
    void writesThatAreRepeatedAreToldUnlessTheyAreRoutine() throws Exception {
        List<String> lines = logged("plain", loggers -> {
            loggers.getLogger(SENDER).warn("Got error produce response, retrying. Error: {}", "CONCURRENT_TRANSACTIONS");
            loggers.getLogger(SENDER).warn("Got error produce response, retrying. Error: {}", "NOT_ENOUGH_REPLICAS");
        });

        assertThat(lines).singleElement().asString().endsWith("NOT_ENOUGH_REPLICAS");
    }
}
