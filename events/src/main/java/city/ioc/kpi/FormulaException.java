package city.ioc.kpi;

/** A text that is not a formula; the message begins with the column and says what would be right. */
public final class FormulaException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int column;

    FormulaException(int column, String reason) {
        super("column " + column + ": " + reason);
        this.column = column;
    }

    /** Where in the text, counted from 1. */
    public int column() {
        return column;
    }
}
