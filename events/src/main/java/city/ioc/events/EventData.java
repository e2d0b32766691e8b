package city.ioc.events;

/** What happened: one record class per event type. Components without {@link Opt} are required. */
public sealed interface EventData permits DossierEvent, PaymentEvent, ServiceEvent, OperatorAction, Correction {}
