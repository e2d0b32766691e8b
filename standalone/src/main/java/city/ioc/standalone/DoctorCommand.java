package city.ioc.standalone;

import city.ioc.standalone.doctor.Examination;
import city.ioc.standalone.doctor.Finding;
import city.ioc.standalone.doctor.Finding.State;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ioc doctor}: examines a deployment, and says what to do. */
@Command(
        name = "doctor",
        description = "Examine a deployment: one line for each look, with what to do where something is wrong. Changes nothing.",
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private CommandSpec spec;

    @Mixin
    private BootstrapOptions kafka;

    @Option(names = "--display", paramLabel = "URL", description = "A display to ask; may be repeated.")
    private List<URI> displays = new ArrayList<>();

    @Option(names = "--gateway", paramLabel = "URL", description = "A gateway to ask; may be repeated.")
    private List<URI> gateways = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "A folder of data on this machine whose disk is looked at too.")
    private Path data;

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        String brokers;
        try {
            brokers = kafka.brokers();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        List<Finding> findings = Examination.of(brokers, displays, gateways, Optional.ofNullable(data), Clock.systemUTC());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(asJson(findings)));
        } else {
            findings.forEach(each -> out.println(each.line()));
        }
        out.flush();
        return findings.stream().anyMatch(each -> each.state() == State.FAIL) ? 1 : 0;
    }

    private static ObjectNode asJson(List<Finding> findings) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode all = answer.putArray("findings");
        for (Finding each : findings) {
            ObjectNode one = all.addObject()
                    .put("state", each.state().word())
                    .put("check", each.check().title())
                    .put("text", each.text());
            if (each.remedy() != null) {
                one.put("remedy", each.remedy()).put("runbook", each.check().runbook());
            }
        }
        return answer;
    }
}
