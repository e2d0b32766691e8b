package city.ioc.notifier.plan;

/**
 * Since when somebody is a recipient: nobody is told of what happened before.
 *
 * @param since epoch milliseconds
 */
public record Enrolment(String recipient, long since) {}
