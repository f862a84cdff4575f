package hinomi.watch.when;

import hinomi.advisory.Vulnerability;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of a condition. */
sealed interface Part {

  /** What it says of a vulnerability. */
  Finding judge(Vulnerability vulnerability, Instant now);

  /** What it asks for. */
  Stream<Property> properties();

  /** The comparisons in it. */
  Stream<Comparison> comparisons();

  /** The part in its normal form: two parts that say the same in the same order have one text. */
  String text();

  /** The text as a member of a longer part. */
  default String inner() {
    return text();
  }

  /**
   * A comparison.
   *
   * @param asked the values; several for {@code in} only
   */
  record Comparison(Property property, Operator operator, List<Value> asked) implements Part {
    @Override
    public Finding judge(Vulnerability vulnerability, Instant now) {
      List<Value> seen = property.values(vulnerability, now);
      return new Finding(seen.isEmpty() ? Truth.UNKNOWN : Truth.of(holds(seen)), this);
    }

    private boolean holds(List<Value> seen) {
      return switch (operator) {
        case EQUAL, IN -> seen.stream().anyMatch(this::oneOf);
        case UNEQUAL, NOT_IN -> seen.stream().noneMatch(this::oneOf);
        case LESS -> seen.stream().anyMatch(s -> compare(s) < 0);
        case AT_MOST -> seen.stream().anyMatch(s -> compare(s) <= 0);
        case MORE -> seen.stream().anyMatch(s -> compare(s) > 0);
        case AT_LEAST -> seen.stream().anyMatch(s -> compare(s) >= 0);
        case CONTAINS ->
            seen.stream().anyMatch(s -> Words.within(s.text(), asked.getFirst().text()));
      };
    }

    private boolean oneOf(Value seen) {
      return asked.stream().anyMatch(value -> property.scale().equal(seen, value));
    }

    private int compare(Value seen) {
      return property.scale().compare(seen, asked.getFirst());
    }

    @Override
    public Stream<Property> properties() {
      return Stream.of(property);
    }

    @Override
    public Stream<Comparison> comparisons() {
      return Stream.of(this);
    }

    @Override
    public String text() {
      if (property.scale() instanceof Scale.Flag && !operator.takesList()) {
        boolean yes = (operator == Operator.EQUAL) == asked.getFirst().text().equals("yes");
        return yes ? property.name() : "not " + property.name();
      }
      String values = asked.stream().map(Value::written).collect(Collectors.joining(", "));
      return property.name()
          + " "
          + operator
          + " "
          + (operator.takesList() ? "(" + values + ")" : values);
    }
  }

  /**
   * Whether a value is known.
   *
   * @param wanted false to ask whether it is not
   */
  record Known(Property property, boolean wanted) implements Part {
    @Override
    public Finding judge(Vulnerability vulnerability, Instant now) {
      boolean known = !property.values(vulnerability, now).isEmpty();
      return new Finding(Truth.of(known == wanted), this);
    }

    @Override
    public Stream<Property> properties() {
      return Stream.of(property);
    }

    @Override
    public Stream<Comparison> comparisons() {
      return Stream.empty();
    }

    @Override
    public String text() {
      return (wanted ? "known(" : "unknown(") + property.name() + ")";
    }
  }

  /** The opposite. */
  record Not(Part part) implements Part {
    @Override
    public Finding judge(Vulnerability vulnerability, Instant now) {
      return new Finding(part.judge(vulnerability, now).truth().not(), this);
    }

    @Override
    public Stream<Property> properties() {
      return part.properties();
    }

    @Override
    public Stream<Comparison> comparisons() {
      return part.comparisons();
    }

    @Override
    public String text() {
      return "not " + part.inner();
    }
  }

  /**
   * Several parts, of which all or any must hold.
   *
   * @param all whether all must
   * @param parts two or more
   */
  record Several(boolean all, List<Part> parts) implements Part {
    @Override
    public Finding judge(Vulnerability vulnerability, Instant now) {
      Truth settles = Truth.of(!all);
      Finding open = null;
      boolean oneOpen = true;
      for (Part part : parts) {
        Finding finding = part.judge(vulnerability, now);
        if (finding.truth() == settles) {
          return finding;
        }
        if (finding.truth() == Truth.UNKNOWN) {
          oneOpen = open == null;
          open = finding;
        }
      }
      if (open == null) {
        return new Finding(settles.not(), this);
      }
      return new Finding(Truth.UNKNOWN, oneOpen ? open.decided() : this);
    }

    @Override
    public Stream<Property> properties() {
      return parts.stream().flatMap(Part::properties);
    }

    @Override
    public Stream<Comparison> comparisons() {
      return parts.stream().flatMap(Part::comparisons);
    }

    @Override
    public String text() {
      return parts.stream().map(Part::inner).collect(Collectors.joining(all ? " and " : " or "));
    }

    @Override
    public String inner() {
      return "(" + text() + ")";
    }
  }
}
