package hinomi.watch.when;

import java.util.Arrays;
import java.util.Optional;

/** How a value is compared. */
enum Operator {
  EQUAL("="),
  UNEQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  IN("in"),
  NOT_IN("not in"),
  CONTAINS("contains");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  /** The operator that a sign stands for; {@code ==} and {@code :} are other ways to write =. */
  static Optional<Operator> of(String sign) {
    String plain = sign.equals("==") || sign.equals(":") ? "=" : sign;
    return Arrays.stream(values()).filter(o -> o.sign.equals(plain)).findFirst();
  }

  boolean takesList() {
    return this == IN || this == NOT_IN;
  }

  @Override
  public String toString() {
    return sign;
  }
}
