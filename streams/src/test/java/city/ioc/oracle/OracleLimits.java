package city.ioc.oracle;

/** The limits of a city that belong to no procedure; each runs like the limit of a dossier accepted at its start. */
public record OracleLimits(
        OracleLimit acceptance,
        OracleLimit feedbackAnswer,
        OracleLimit feedbackRefusal,
        OracleLimit feedbackPublication) {}
