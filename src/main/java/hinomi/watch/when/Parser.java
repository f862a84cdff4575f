package hinomi.watch.when;

import hinomi.watch.when.Token.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a condition:
 *
 * <pre>{@code
 * or      = and { ("or" | "||") and }
 * and     = not { ("and" | "&&") not }
 * not     = ("not" | "!") not | "(" or ")" | question
 * question = NAME operator VALUE | NAME ["not"] "in" "(" VALUE { "," VALUE } ")" | NAME
 *          | ("known" | "unknown") "(" NAME ")" | "scored" | "unscored"
 * }</pre>
 */
final class Parser {
  private static final int DEEPEST = 50;

  private static final Map<String, Boolean> KNOWN = Map.of("known", true, "unknown", false);
  private static final Map<String, Boolean> SCORED = Map.of("scored", true, "unscored", false);
  private static final Map<String, String> SLIPS =
      Map.of("===", "=", "=>", ">=", "=<", "<=", "<>", "!=", "&", "&&", "|", "||");
  private static final Set<String> JOINING = Set.of("and", "or", "not", "in", "contains");

  private final List<Token> tokens;
  private final Collection<String> sources;
  private int at;
  private int depth;

  /**
   * @param sources the names that a comparison may hold; empty for any
   */
  Parser(String text, Collection<String> sources) throws WhenError {
    this.tokens = Lexer.cut(text);
    this.sources = sources;
  }

  Part read() throws WhenError {
    if (token().kind() == Kind.END) {
      throw new WhenError(0, "empty");
    }
    Part whole = several(false);
    if (token().isSign(")")) {
      throw new WhenError(token().offset(), "paren.extra");
    }
    if (token().kind() != Kind.END) {
      throw slip().orElseGet(() -> new WhenError(token().offset(), "join", token().text()));
    }
    return whole;
  }

  private Part several(boolean all) throws WhenError {
    List<Part> parts = new ArrayList<>();
    do {
      parts.add(all ? not() : several(true));
    } while (all ? took("and", "&&") : took("or", "||"));
    return parts.size() == 1 ? parts.getFirst() : new Part.Several(all, List.copyOf(parts));
  }

  private Part not() throws WhenError {
    Token first = token();
    if (depth == DEEPEST) {
      throw new WhenError(first.offset(), "deep", DEEPEST);
    }
    depth++;
    Part part;
    if (took("not", "!")) {
      part = new Part.Not(not());
    } else if (first.isSign("(")) {
      at++;
      part = several(false);
      if (!token().isSign(")")) {
        throw token().kind() == Kind.END
            ? new WhenError(first.offset(), "paren.open")
            : slip().orElseGet(() -> new WhenError(token().offset(), "join", token().text()));
      }
      at++;
    } else {
      part = question();
    }
    depth--;
    return part;
  }

  private Part question() throws WhenError {
    Token name = token();
    Boolean scored = name.kind() == Kind.WORD ? SCORED.get(name.lower()) : null;
    if (scored != null) {
      at++;
      return new Part.Known(Vocabulary.find("cvss").orElseThrow(), scored);
    }
    Boolean known = name.kind() == Kind.WORD ? KNOWN.get(name.lower()) : null;
    if (known != null) {
      at++;
      return known(name, known);
    }
    Property property = property();
    return comparison(property);
  }

  private Part known(Token word, boolean wanted) throws WhenError {
    if (!token().isSign("(")) {
      throw new WhenError(token().offset(), "known", word.lower());
    }
    at++;
    Property property = property();
    if (!token().isSign(")")) {
      throw new WhenError(token().offset(), "known", word.lower());
    }
    at++;
    return new Part.Known(property, wanted);
  }

  private Property property() throws WhenError {
    Token name = token();
    switch (name.kind()) {
      case END -> throw new WhenError(name.offset(), "name.end");
      case SIGN -> throw slip().orElseGet(() -> new WhenError(name.offset(), "name", name.text()));
      case QUOTED -> throw new WhenError(name.offset(), "name", name.text());
      case WORD -> {}
    }
    Optional<Property> property = Vocabulary.find(name.lower());
    if (property.isEmpty()) {
      throw unknown(name);
    }
    at++;
    return property.get();
  }

  private static WhenError unknown(Token name) {
    String written = name.lower();
    if (JOINING.contains(written)) {
      return new WhenError(name.offset(), "name", name.text());
    }
    boolean value = written.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '%');
    if (value) {
      return new WhenError(name.offset(), "name.first", name.text());
    }
    List<String> words =
        Stream.of(Vocabulary.names(), KNOWN.keySet(), SCORED.keySet())
            .flatMap(Collection::stream)
            .toList();
    return Words.nearest(written, words)
        .map(near -> new WhenError(name.offset(), "name.near", name.text(), near))
        .orElseGet(
            () ->
                new WhenError(
                    name.offset(),
                    "name.unknown",
                    name.text(),
                    String.join(", ", Vocabulary.names())));
  }

  private Part comparison(Property property) throws WhenError {
    Token sign = token();
    Optional<Operator> operator = operator();
    if (operator.isEmpty()) {
      if (property.scale() instanceof Scale.Flag) {
        Optional<WhenError> slip = slip();
        if (slip.isPresent()) {
          throw slip.get();
        }
        Value yes = property.scale().value("yes").orElseThrow();
        return new Part.Comparison(property, Operator.EQUAL, List.of(yes));
      }
      throw slip()
          .orElseGet(
              () ->
                  new WhenError(token().offset(), "operator", property.name(), property.example()));
    }
    if (!property.scale().operators().contains(operator.get())) {
      String usable =
          String.join(", ", property.scale().operators().stream().map(Operator::toString).toList());
      throw new WhenError(
          sign.offset(), "operator.unfit", property.name(), operator.get().toString(), usable);
    }
    List<Value> values = operator.get().takesList() ? list(property) : List.of(value(property));
    return new Part.Comparison(property, operator.get(), values);
  }

  /** Takes the operator, if one stands here. */
  private Optional<Operator> operator() {
    Token token = token();
    if (token.isWord("not") && tokens.get(at + 1).isWord("in")) {
      at += 2;
      return Optional.of(Operator.NOT_IN);
    }
    boolean fits = token.kind() == Kind.SIGN || token.isWord("in") || token.isWord("contains");
    Optional<Operator> operator = fits ? Operator.of(token.lower()) : Optional.empty();
    operator.ifPresent(_ -> at++);
    return operator;
  }

  private List<Value> list(Property property) throws WhenError {
    if (!token().isSign("(")) {
      throw new WhenError(token().offset(), "list", property.name());
    }
    List<Value> values = new ArrayList<>();
    do {
      at++;
      Value value = value(property);
      if (!values.contains(value)) {
        values.add(value);
      }
    } while (token().isSign(","));
    if (!token().isSign(")")) {
      throw new WhenError(token().offset(), "list.end", property.name());
    }
    at++;
    return List.copyOf(values);
  }

  private Value value(Property property) throws WhenError {
    Token token = token();
    Scale scale = property.scale();
    if (token.kind() == Kind.SIGN || token.kind() == Kind.END) {
      throw new WhenError(token.offset(), "value.none", property.name(), property.example());
    }
    Optional<Value> value = scale.value(token.text());
    if (value.isEmpty()) {
      throw Words.nearest(token.lower(), scale.choices())
          .map(
              near ->
                  new WhenError(token.offset(), "value.near", property.name(), token.text(), near))
          .orElseGet(
              () ->
                  new WhenError(
                      token.offset(),
                      scale.expected(),
                      property.name(),
                      token.text(),
                      scale.form()));
    }
    if (property.name().equals("source") && !sources.isEmpty()) {
      source(token, value.get());
    }
    at++;
    return value.get();
  }

  private void source(Token token, Value value) throws WhenError {
    Scale scale = new Scale.Texts(false);
    boolean known = sources.stream().flatMap(s -> scale.value(s).stream()).anyMatch(value::equals);
    if (!known) {
      throw Words.nearest(value.text(), sources)
          .map(near -> new WhenError(token.offset(), "value.near", "source", token.text(), near))
          .orElseGet(
              () ->
                  new WhenError(
                      token.offset(),
                      "value.choice",
                      "source",
                      token.text(),
                      String.join(", ", sources)));
    }
  }

  /** An operator of another language that stands here. */
  private Optional<WhenError> slip() {
    Token token = token();
    return Optional.ofNullable(token.kind() == Kind.SIGN ? SLIPS.get(token.text()) : null)
        .map(meant -> new WhenError(token.offset(), "operator.slip", token.text(), meant));
  }

  private boolean took(String word, String sign) {
    boolean here = token().isWord(word) || token().isSign(sign);
    at += here ? 1 : 0;
    return here;
  }

  private Token token() {
    return tokens.get(at);
  }
}
