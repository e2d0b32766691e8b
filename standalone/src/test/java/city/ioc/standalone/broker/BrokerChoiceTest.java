package city.ioc.standalone.broker;

import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BrokerChoiceTest {
    private static final Optional<String> NOTHING = Optional.empty();
    private static final Optional<String> NO_ENGINE = Optional.of("no Docker engine answers");

    @Test
    void takesTheContainerWhereOneCanStart() {
        assertThat(BrokerChoice.of(null, () -> NOTHING).container()).isTrue();
    }

    @Test
    void takesTheEmbeddedBrokerWhereNoContainerCanStartAndSaysWhy() {
        assertThat(BrokerChoice.of(null, () -> NO_ENGINE)).isEqualTo(new BrokerChoice(false, "no Docker engine answers"));
    }

    @Test
    void asksNoEngineWhenTheEmbeddedBrokerIsWanted() {
        BrokerChoice choice = BrokerChoice.of("embedded", () -> {
            throw new AssertionError("asked");
        });
        assertThat(choice.container()).isFalse();
    }

    @Test
    void takesTheContainerThatIsWantedOrFails() {
        assertThat(BrokerChoice.of("container", () -> NOTHING).container()).isTrue();
        assertThatThrownBy(() -> BrokerChoice.of("container", () -> NO_ENGINE))
                .hasMessage("-Dioc.broker=container cannot be had: no Docker engine answers");
    }

    @Test
    void refusesAnotherWord() {
        assertThatThrownBy(() -> BrokerChoice.of("docker", () -> NOTHING))
                .hasMessage("-Dioc.broker must be embedded or container, not docker");
    }
}
