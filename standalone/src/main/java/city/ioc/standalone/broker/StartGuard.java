package city.ioc.standalone.broker;

/**
 * During the start a fatal error is a failed start, which the caller of {@link EmbeddedBroker#start} sees; after it, the
 * listener's.
 */
final class StartGuard implements FatalErrors {
    private final FatalErrors afterStart;
    private final Thread starter = Thread.currentThread();
    private boolean starting = true;
    private String reason;

    StartGuard(FatalErrors afterStart) {
        this.afterStart = afterStart;
    }

    synchronized void started() {
        starting = false;
    }

    /** The start ended with an exception: the interruption, if any, has done its work. */
    synchronized void failed() {
        starting = false;
        if (reason != null) {
            Thread.interrupted();
        }
    }

    /** Why the start was cut short, or {@code other} if it was not. */
    synchronized String reasonOr(String other) {
        return reason == null ? other : reason;
    }

    @Override
    public void brokerFailed(String newReason) {
        synchronized (this) {
            if (reason == null) {
                reason = newReason;
            }
            if (starting) {
                starter.interrupt(); // the start would wait for ever for the part that has failed
                return;
            }
        }
        afterStart.brokerFailed(newReason);
    }
}
