package city.ioc.producers.simulator;

/** A simulation that cannot be done or not be finished; the message is one line and says what to change. */
public final class SimulationException extends Exception {
    private static final long serialVersionUID = 1L;

    public SimulationException(String message) {
        super(message);
    }

    public SimulationException(String message, Throwable cause) {
        super(message, cause);
    }
}
