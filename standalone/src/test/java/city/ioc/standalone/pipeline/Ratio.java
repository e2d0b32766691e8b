package city.ioc.standalone.pipeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** An exact fraction. */
record Ratio(BigInteger numerator, BigInteger denominator) {
    static final Ratio ZERO = of(0);
    static final Ratio ONE = of(1);

    /** The denominator stays positive. */
    Ratio {
        if (denominator.signum() <= 0) {
            throw new ArithmeticException("denominator " + denominator);
        }
    }

    static Ratio of(long whole) {
        return new Ratio(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Ratio of(String decimal) {
        BigDecimal value = new BigDecimal(decimal);
        return value.scale() <= 0
                ? new Ratio(value.toBigIntegerExact(), BigInteger.ONE)
                : new Ratio(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    Ratio plus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Ratio minus(Ratio other) {
        return plus(new Ratio(other.numerator.negate(), other.denominator));
    }

    Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** Null when the other is zero. */
    Ratio over(Ratio other) {
        return switch (other.numerator.signum()) {
            case 0 -> null;
            case 1 -> times(new Ratio(other.denominator, other.numerator));
            default -> times(new Ratio(other.denominator.negate(), other.numerator.negate()));
        };
    }

    boolean isAtLeast(Ratio other) {
        return minus(other).numerator.signum() >= 0;
    }

    /** Half up, away from zero. */
    Ratio rounded(int decimals) {
        BigInteger scale = BigInteger.TEN.pow(decimals);
        BigInteger twice = numerator.abs().multiply(scale).shiftLeft(1).add(denominator);
        BigInteger whole = twice.divide(denominator.shiftLeft(1));
        return new Ratio(numerator.signum() < 0 ? whole.negate() : whole, scale);
    }

    /** To 20 digits, without zeros at the end. */
    BigDecimal shown() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), new MathContext(60))
                .round(new MathContext(20))
                .stripTrailingZeros();
    }
}
