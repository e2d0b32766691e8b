package city.ioc.standalone;

/** Told by parts that they can no longer do their work. Both ways end the process with the reason and code 1. */
public interface Failures {

    /** Asks for a clean stop of all parts. Returns at once. */
    void fail(String reason);

    /** Ends the process now: what is below has failed, so that a clean stop would wait for it or make things worse. */
    void abort(String reason);
}
